// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class DeploymentSpec
{
    [Field("replicas", 1, OmitEmpty = true)]
    public int? Replicas { get; set; }

    [Field("selector", 2, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("template", 3, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    [Field("strategy", 4, OmitEmpty = true), Patch("retainKeys")]
    public DeploymentStrategy Strategy { get; set; } = new();

    [Field("minReadySeconds", 5, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    [Field("revisionHistoryLimit", 6, OmitEmpty = true)]
    public int? RevisionHistoryLimit { get; set; }

    [Field("paused", 7, OmitEmpty = true)]
    public bool Paused { get; set; }

    [Field("progressDeadlineSeconds", 9, OmitEmpty = true)]
    public int? ProgressDeadlineSeconds { get; set; }
}
