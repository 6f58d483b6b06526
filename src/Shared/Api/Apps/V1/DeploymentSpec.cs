// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>How many pods of which form, and how they are replaced.</summary>
[ApiType("apps/v1")]
public sealed partial class DeploymentSpec
{
    /// <summary>How many pods there shall be; 1 when left out.</summary>
    [Field("replicas", 1, OmitEmpty = true)]
    public int? Replicas { get; set; }

    /// <summary>Labels of its pods; cannot change.</summary>
    [Field("selector", 2, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>The pods to make.</summary>
    [Field("template", 3, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    /// <summary>How old pods are replaced by new ones.</summary>
    [Field("strategy", 4, OmitEmpty = true), Patch("retainKeys")]
    public DeploymentStrategy Strategy { get; set; } = new();

    /// <summary>Seconds of being ready after which a pod counts as available.</summary>
    [Field("minReadySeconds", 5, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    /// <summary>How many old replica sets are kept to go back to.</summary>
    [Field("revisionHistoryLimit", 6, OmitEmpty = true)]
    public int? RevisionHistoryLimit { get; set; }

    /// <summary>Changes of the template wait until it is resumed.</summary>
    [Field("paused", 7, OmitEmpty = true)]
    public bool Paused { get; set; }

    /// <summary>Seconds without progress after which it is reported as stuck.</summary>
    [Field("progressDeadlineSeconds", 9, OmitEmpty = true)]
    public int? ProgressDeadlineSeconds { get; set; }
}
