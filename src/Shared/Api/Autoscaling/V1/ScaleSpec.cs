// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1")]
public sealed partial class ScaleSpec
{
    [Field("replicas", 1, OmitEmpty = true, Default = "0")]
    public int Replicas { get; set; }
}
