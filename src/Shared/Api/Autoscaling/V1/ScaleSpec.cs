// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V1;

/// <summary>The number that is wanted.</summary>
[ApiType("autoscaling/v1")]
public sealed partial class ScaleSpec
{
    /// <summary>How many pods there shall be.</summary>
    [Field("replicas", 1, OmitEmpty = true, Default = "0")]
    public int Replicas { get; set; }
}
