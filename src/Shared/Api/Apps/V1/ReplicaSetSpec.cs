// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>How many pods of which form.</summary>
[ApiType("apps/v1")]
public sealed partial class ReplicaSetSpec
{
    /// <summary>How many pods there shall be; 1 when left out.</summary>
    [Field("replicas", 1, OmitEmpty = true)]
    public int? Replicas { get; set; }

    /// <summary>Seconds of being ready after which a pod counts as available.</summary>
    [Field("minReadySeconds", 4, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    /// <summary>Labels of its pods; cannot change.</summary>
    [Field("selector", 2, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>The pods to make.</summary>
    [Field("template", 3, OmitEmpty = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();
}
