// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class PodFailurePolicyOnExitCodesRequirement
{
    [Field("containerName", 1, OmitEmpty = true)]
    public string? ContainerName { get; set; }

    [Field("operator", 2, Required = true, Enum = typeof(PodFailurePolicyOnExitCodesOperator))]
    public string Operator { get; set; } = "";

    [Field("values", 3, Required = true), ListSet]
    public List<int>? Values { get; set; }
}
