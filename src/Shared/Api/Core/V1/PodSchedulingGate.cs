// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Holds a pod back from being placed.</summary>
[ApiType("v1")]
public sealed partial class PodSchedulingGate
{
    /// <summary>The gate's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";
}
