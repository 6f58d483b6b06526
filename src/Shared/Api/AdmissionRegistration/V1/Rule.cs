// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Resources that a hook or policy is for.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class Rule
{
    /// <summary>The API groups; * for all.</summary>
    [Field("apiGroups", 1, OmitEmpty = true)]
    public List<string>? ApiGroups { get; set; }

    /// <summary>The versions; * for all.</summary>
    [Field("apiVersions", 2, OmitEmpty = true)]
    public List<string>? ApiVersions { get; set; }

    /// <summary>The resources, with subresources as pods/log; * for all.</summary>
    [Field("resources", 3, OmitEmpty = true)]
    public List<string>? Resources { get; set; }

    /// <summary>Cluster, Namespaced, or * for both.</summary>
    [Field("scope", 4, OmitEmpty = true, Enum = typeof(ScopeType))]
    public string? Scope { get; set; }
}
