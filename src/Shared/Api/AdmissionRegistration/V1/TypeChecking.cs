// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class TypeChecking
{
    [Field("expressionWarnings", 1, OmitEmpty = true)]
    public List<ExpressionWarning>? ExpressionWarnings { get; set; }
}
