// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionCondition
{
    [Field("type", 1, Required = true, Enum = typeof(CustomResourceDefinitionConditionType))]
    public string Type { get; set; } = "";

    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("lastTransitionTime", 3, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    [Field("reason", 4, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 5, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("observedGeneration", 6, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }
}
