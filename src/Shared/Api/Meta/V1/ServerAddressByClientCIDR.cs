// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class ServerAddressByClientCIDR
{
    [Field("clientCIDR", 1, Required = true)]
    public string ClientCIDR { get; set; } = "";

    [Field("serverAddress", 2, Required = true)]
    public string ServerAddress { get; set; } = "";
}
