// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class ReplicaSetSpec
{
    [Field("replicas", 1, OmitEmpty = true)]
    public int? Replicas { get; set; }

    [Field("minReadySeconds", 4, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    [Field("selector", 2, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("template", 3, OmitEmpty = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();
}
