// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class PolicyRulesWithSubjects
{
    [Field("subjects", 1, Required = true)]
    public List<Subject>? Subjects { get; set; }

    [Field("resourceRules", 2, OmitEmpty = true)]
    public List<ResourcePolicyRule>? ResourceRules { get; set; }

    [Field("nonResourceRules", 3, OmitEmpty = true)]
    public List<NonResourcePolicyRule>? NonResourceRules { get; set; }
}
