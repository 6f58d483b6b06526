// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ExpressionWarning
{
    [Field("fieldRef", 2, Required = true)]
    public string FieldRef { get; set; } = "";

    [Field("warning", 3, Required = true)]
    public string Warning { get; set; } = "";
}
