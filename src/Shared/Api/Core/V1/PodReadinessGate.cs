// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A condition that must be true for the pod to be ready.</summary>
[ApiType("v1")]
public sealed partial class PodReadinessGate
{
    /// <summary>Type of the condition.</summary>
    [Field("conditionType", 1, Required = true, Enum = typeof(PodConditionType))]
    public string ConditionType { get; set; } = "";
}
