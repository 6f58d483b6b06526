// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>A name for an expression.</summary>
[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class Variable
{
    /// <summary>The name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The CEL expression.</summary>
    [Field("expression", 2, Required = true)]
    public string Expression { get; set; } = "";
}
