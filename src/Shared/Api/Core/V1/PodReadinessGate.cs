// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodReadinessGate
{
    [Field("conditionType", 1, Required = true, Enum = typeof(PodConditionType))]
    public string ConditionType { get; set; } = "";
}
