// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class DaemonSetCondition
{
    [Field("type", 1, Required = true)]
    public string Type { get; set; } = "";

    [Field("status", 2, Required = true, Enum = typeof(Core.V1.ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("lastTransitionTime", 3, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    [Field("reason", 4, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 5, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
