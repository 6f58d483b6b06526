// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class AuditAnnotation
{
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    [Field("valueExpression", 2, Required = true)]
    public string ValueExpression { get; set; } = "";
}
