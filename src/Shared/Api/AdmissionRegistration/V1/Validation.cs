// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>One check.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class Validation
{
    /// <summary>CEL expression that must be true.</summary>
    [Field("expression", 1, Required = true)]
    public string Expression { get; set; } = "";

    /// <summary>Answer when it is not.</summary>
    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>Kind of the refusal.</summary>
    [Field("reason", 3, OmitEmpty = true, Enum = typeof(Meta.V1.StatusReason))]
    public string? Reason { get; set; }

    /// <summary>CEL expression that gives the answer.</summary>
    [Field("messageExpression", 4, OmitEmpty = true)]
    public string MessageExpression { get; set; } = "";
}
