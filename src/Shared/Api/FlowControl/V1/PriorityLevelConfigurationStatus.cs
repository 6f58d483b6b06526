// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>The state of a level.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class PriorityLevelConfigurationStatus
{
    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<PriorityLevelConfigurationCondition>? Conditions { get; set; }
}
