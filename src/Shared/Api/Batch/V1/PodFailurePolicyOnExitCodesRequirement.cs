// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>A condition on a container's exit code.</summary>
[ApiType("batch/v1")]
public sealed partial class PodFailurePolicyOnExitCodesRequirement
{
    /// <summary>The container; any when left out.</summary>
    [Field("containerName", 1, OmitEmpty = true)]
    public string? ContainerName { get; set; }

    /// <summary>In or NotIn.</summary>
    [Field("operator", 2, Required = true, Enum = typeof(PodFailurePolicyOnExitCodesOperator))]
    public string Operator { get; set; } = "";

    /// <summary>The codes.</summary>
    [Field("values", 3, Required = true), ListSet]
    public List<int>? Values { get; set; }
}
