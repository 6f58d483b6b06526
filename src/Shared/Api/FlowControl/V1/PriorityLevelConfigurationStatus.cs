// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class PriorityLevelConfigurationStatus
{
    [Field("conditions", 1, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<PriorityLevelConfigurationCondition>? Conditions { get; set; }
}
