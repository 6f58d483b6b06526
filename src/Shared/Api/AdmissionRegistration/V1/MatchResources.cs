// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Requests that are meant.</summary>
[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class MatchResources
{
    /// <summary>The namespaces whose labels match.</summary>
    [Field("namespaceSelector", 1, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    /// <summary>The objects whose labels match.</summary>
    [Field("objectSelector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? ObjectSelector { get; set; }

    /// <summary>The resources and operations that are meant.</summary>
    [Field("resourceRules", 3, OmitEmpty = true)]
    public List<NamedRuleWithOperations>? ResourceRules { get; set; }

    /// <summary>The resources and operations that are not.</summary>
    [Field("excludeResourceRules", 4, OmitEmpty = true)]
    public List<NamedRuleWithOperations>? ExcludeResourceRules { get; set; }

    /// <summary>Exact, or Equivalent to count other versions of the resource too.</summary>
    [Field("matchPolicy", 7, OmitEmpty = true, Enum = typeof(MatchPolicyType))]
    public string? MatchPolicy { get; set; }
}
