// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>A change by applying fields.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ApplyConfiguration
{
    /// <summary>CEL expression that gives the fields.</summary>
    [Field("expression", 1, OmitEmpty = true)]
    public string Expression { get; set; } = "";
}
