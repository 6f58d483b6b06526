// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class Condition
{
    [Field("type", 1, Required = true)]
    public string Type { get; set; } = "";

    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("observedGeneration", 3, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("lastTransitionTime", 4, Required = true)]
    public Time? LastTransitionTime { get; set; }

    [Field("reason", 5, Required = true)]
    public string Reason { get; set; } = "";

    [Field("message", 6, Required = true)]
    public string Message { get; set; } = "";
}
