// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1", IsObject = true)]
public sealed partial class HorizontalPodAutoscaler : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, OmitEmpty = true, Required = true)]
    public HorizontalPodAutoscalerSpec Spec { get; set; } = new();

    [Field("status", 3, OmitEmpty = true)]
    public HorizontalPodAutoscalerStatus Status { get; set; } = new();
}
