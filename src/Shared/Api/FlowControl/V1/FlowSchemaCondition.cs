// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class FlowSchemaCondition
{
    [Field("type", 1, OmitEmpty = true)]
    public string Type { get; set; } = "";

    [Field("status", 2, OmitEmpty = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("lastTransitionTime", 3, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    [Field("reason", 4, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 5, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
