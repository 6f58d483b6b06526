// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Types that do not fit.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class TypeChecking
{
    /// <summary>One entry an expression.</summary>
    [Field("expressionWarnings", 1, OmitEmpty = true)]
    public List<ExpressionWarning>? ExpressionWarnings { get; set; }
}
