// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

[ApiType("autoscaling/v1", Atomic = true)]
public sealed partial class CrossVersionObjectReference
{
    [Field("kind", 1, Required = true)]
    public string Kind { get; set; } = "";

    [Field("name", 2, Required = true)]
    public string Name { get; set; } = "";

    [Field("apiVersion", 3, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";
}
