// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class DaemonSetSpec
{
    [Field("selector", 1, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("template", 2, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    [Field("updateStrategy", 3, OmitEmpty = true)]
    public DaemonSetUpdateStrategy UpdateStrategy { get; set; } = new();

    [Field("minReadySeconds", 4, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    [Field("revisionHistoryLimit", 6, OmitEmpty = true)]
    public int? RevisionHistoryLimit { get; set; }
}
