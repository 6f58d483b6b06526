// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class ValidationRule
{
    [Field("rule", 1, Required = true)]
    public string Rule { get; set; } = "";

    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("messageExpression", 3, OmitEmpty = true)]
    public string MessageExpression { get; set; } = "";

    [Field("reason", 4, OmitEmpty = true, Enum = typeof(FieldValueErrorReason))]
    public string? Reason { get; set; }

    [Field("fieldPath", 5, OmitEmpty = true)]
    public string FieldPath { get; set; } = "";

    [Field("optionalOldSelf", 6, OmitEmpty = true)]
    public bool? OptionalOldSelf { get; set; }
}
