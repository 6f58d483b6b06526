// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>Which pod runs on each node.</summary>
[ApiType("apps/v1")]
public sealed partial class DaemonSetSpec
{
    /// <summary>Labels of its pods; cannot change.</summary>
    [Field("selector", 1, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>The pods to make.</summary>
    [Field("template", 2, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    /// <summary>How pods are brought to a new template.</summary>
    [Field("updateStrategy", 3, OmitEmpty = true)]
    public DaemonSetUpdateStrategy UpdateStrategy { get; set; } = new();

    /// <summary>Seconds of being ready after which a pod counts as available.</summary>
    [Field("minReadySeconds", 4, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    /// <summary>How many old revisions are kept.</summary>
    [Field("revisionHistoryLimit", 6, OmitEmpty = true)]
    public int? RevisionHistoryLimit { get; set; }
}
