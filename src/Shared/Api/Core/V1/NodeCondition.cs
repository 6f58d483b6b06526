// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeCondition
{
    [Field("type", 1, Required = true, Enum = typeof(NodeConditionType))]
    public string Type { get; set; } = "";

    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("lastHeartbeatTime", 3, OmitEmpty = true)]
    public Time? LastHeartbeatTime { get; set; }

    [Field("lastTransitionTime", 4, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    [Field("reason", 5, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 6, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
