// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Where a pod likes to run.</summary>
[ApiType("v1")]
public sealed partial class Affinity
{
    /// <summary>By the nodes' labels.</summary>
    [Field("nodeAffinity", 1, OmitEmpty = true)]
    public NodeAffinity? NodeAffinity { get; set; }

    /// <summary>Near to which pods.</summary>
    [Field("podAffinity", 2, OmitEmpty = true)]
    public PodAffinity? PodAffinity { get; set; }

    /// <summary>Away from which pods.</summary>
    [Field("podAntiAffinity", 3, OmitEmpty = true)]
    public PodAntiAffinity? PodAntiAffinity { get; set; }
}
