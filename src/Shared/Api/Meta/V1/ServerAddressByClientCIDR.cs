// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>The server's address as seen from a network.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class ServerAddressByClientCIDR
{
    /// <summary>The client's network.</summary>
    [Field("clientCIDR", 1, Required = true)]
    public string ClientCIDR { get; set; } = "";

    /// <summary>Host or address, with port.</summary>
    [Field("serverAddress", 2, Required = true)]
    public string ServerAddress { get; set; } = "";
}
