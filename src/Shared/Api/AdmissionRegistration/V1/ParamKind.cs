// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Kind of the objects with parameters.</summary>
[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class ParamKind
{
    /// <summary>Group and version of the kind.</summary>
    [Field("apiVersion", 1, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    /// <summary>The kind.</summary>
    [Field("kind", 2, OmitEmpty = true)]
    public string Kind { get; set; } = "";
}
