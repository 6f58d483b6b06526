// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>An entry for the audit log.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class AuditAnnotation
{
    /// <summary>The entry's key.</summary>
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>CEL expression that gives its text.</summary>
    [Field("valueExpression", 2, Required = true)]
    public string ValueExpression { get; set; } = "";
}
