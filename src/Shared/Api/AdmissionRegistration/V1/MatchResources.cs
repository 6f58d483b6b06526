// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class MatchResources
{
    [Field("namespaceSelector", 1, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; set; }

    [Field("objectSelector", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? ObjectSelector { get; set; }

    [Field("resourceRules", 3, OmitEmpty = true)]
    public List<NamedRuleWithOperations>? ResourceRules { get; set; }

    [Field("excludeResourceRules", 4, OmitEmpty = true)]
    public List<NamedRuleWithOperations>? ExcludeResourceRules { get; set; }

    [Field("matchPolicy", 7, OmitEmpty = true, Enum = typeof(MatchPolicyType))]
    public string? MatchPolicy { get; set; }
}
