// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class ScaleStatus
{
    [Field("replicas", 1, Required = true)]
    public int Replicas { get; set; }

    [Field("selector", 2, OmitEmpty = true)]
    public string Selector { get; set; } = "";
}
