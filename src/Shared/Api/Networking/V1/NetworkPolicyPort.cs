// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Ports that traffic may go to.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyPort
{
    /// <summary>TCP, UDP or SCTP.</summary>
    [Field("protocol", 1, OmitEmpty = true, Enum = typeof(Core.V1.Protocol))]
    public string? Protocol { get; set; }

    /// <summary>Number or name; all when left out.</summary>
    [Field("port", 2, OmitEmpty = true)]
    public IntOrString? Port { get; set; }

    /// <summary>Last port of a range that begins with port.</summary>
    [Field("endPort", 3, OmitEmpty = true)]
    public int? EndPort { get; set; }
}
