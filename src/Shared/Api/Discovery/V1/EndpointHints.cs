// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

[ApiType("discovery.k8s.io/v1")]
public sealed partial class EndpointHints
{
    [Field("forZones", 1, OmitEmpty = true)]
    public List<ForZone>? ForZones { get; set; }

    [Field("forNodes", 2, OmitEmpty = true)]
    public List<ForNode>? ForNodes { get; set; }
}
