// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A port of an ingress.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressPortStatus
{
    /// <summary>The number.</summary>
    [Field("port", 1, Required = true)]
    public int Port { get; set; }

    /// <summary>TCP, UDP or SCTP.</summary>
    [Field("protocol", 2, Required = true, Enum = typeof(Core.V1.Protocol))]
    public string Protocol { get; set; } = "";

    /// <summary>What is wrong with it.</summary>
    [Field("error", 3, OmitEmpty = true)]
    public string? Error { get; set; }
}
