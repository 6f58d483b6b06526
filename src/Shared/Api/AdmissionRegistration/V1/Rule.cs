// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class Rule
{
    [Field("apiGroups", 1, OmitEmpty = true)]
    public List<string>? ApiGroups { get; set; }

    [Field("apiVersions", 2, OmitEmpty = true)]
    public List<string>? ApiVersions { get; set; }

    [Field("resources", 3, OmitEmpty = true)]
    public List<string>? Resources { get; set; }

    [Field("scope", 4, OmitEmpty = true, Enum = typeof(ScopeType))]
    public string? Scope { get; set; }
}
