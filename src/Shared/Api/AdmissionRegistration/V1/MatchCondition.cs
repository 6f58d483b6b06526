// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>A condition for being asked.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class MatchCondition
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>CEL expression that must be true.</summary>
    [Field("expression", 2, Required = true)]
    public string Expression { get; set; } = "";
}
