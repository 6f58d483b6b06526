// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>A metric by name.</summary>
[ApiType("autoscaling/v2")]
public sealed partial class MetricIdentifier
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Labels that its series must have.</summary>
    [Field("selector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }
}
