// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

/// <summary>The number that is there.</summary>
[ApiType("autoscaling/v1")]
public sealed partial class ScaleStatus
{
    /// <summary>How many pods there are.</summary>
    [Field("replicas", 1, Required = true)]
    public int Replicas { get; set; }

    /// <summary>Labels of the pods, as text.</summary>
    [Field("selector", 2, OmitEmpty = true)]
    public string Selector { get; set; } = "";
}
