// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

[ApiType("autoscaling/v2")]
public sealed partial class MetricIdentifier
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("selector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }
}
