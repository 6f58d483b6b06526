// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ComponentCondition
{
    [Field("type", 1, Required = true, Enum = typeof(ComponentConditionType))]
    public string Type { get; set; } = "";

    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("error", 4, OmitEmpty = true)]
    public string Error { get; set; } = "";
}
