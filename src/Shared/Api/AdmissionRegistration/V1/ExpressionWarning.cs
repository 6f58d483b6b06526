// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>What is wrong with an expression.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ExpressionWarning
{
    /// <summary>Path of the expression.</summary>
    [Field("fieldRef", 2, Required = true)]
    public string FieldRef { get; set; } = "";

    /// <summary>What is wrong.</summary>
    [Field("warning", 3, Required = true)]
    public string Warning { get; set; } = "";
}
