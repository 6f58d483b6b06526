// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>A CEL expression that must hold.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class ValidationRule
{
    /// <summary>The expression.</summary>
    [Field("rule", 1, Required = true)]
    public string Rule { get; set; } = "";

    /// <summary>Answer when it does not.</summary>
    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>Expression that gives the answer.</summary>
    [Field("messageExpression", 3, OmitEmpty = true)]
    public string MessageExpression { get; set; } = "";

    /// <summary>Kind of the fault.</summary>
    [Field("reason", 4, OmitEmpty = true, Enum = typeof(FieldValueErrorReason))]
    public string? Reason { get; set; }

    /// <summary>Path of the field at fault.</summary>
    [Field("fieldPath", 5, OmitEmpty = true)]
    public string FieldPath { get; set; } = "";

    /// <summary>Runs on creation too, with no old value.</summary>
    [Field("optionalOldSelf", 6, OmitEmpty = true)]
    public bool? OptionalOldSelf { get; set; }
}
