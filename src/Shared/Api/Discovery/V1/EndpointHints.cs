// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>Who should use an endpoint.</summary>
[ApiType("discovery.k8s.io/v1")]
public sealed partial class EndpointHints
{
    /// <summary>The zones.</summary>
    [Field("forZones", 1, OmitEmpty = true)]
    public List<ForZone>? ForZones { get; set; }

    /// <summary>The nodes.</summary>
    [Field("forNodes", 2, OmitEmpty = true)]
    public List<ForNode>? ForNodes { get; set; }
}
