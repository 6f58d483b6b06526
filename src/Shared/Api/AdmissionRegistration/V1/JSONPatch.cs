// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>A change by JSON patch.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class JSONPatch
{
    /// <summary>CEL expression that gives the operations.</summary>
    [Field("expression", 1, OmitEmpty = true)]
    public string Expression { get; set; } = "";
}
