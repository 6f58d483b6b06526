// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class NetworkPolicyPort
{
    [Field("protocol", 1, OmitEmpty = true, Enum = typeof(Core.V1.Protocol))]
    public string? Protocol { get; set; }

    [Field("port", 2, OmitEmpty = true)]
    public IntOrString? Port { get; set; }

    [Field("endPort", 3, OmitEmpty = true)]
    public int? EndPort { get; set; }
}
