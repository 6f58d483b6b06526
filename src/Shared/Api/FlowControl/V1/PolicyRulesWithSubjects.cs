// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>Requests by who asks for what.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class PolicyRulesWithSubjects
{
    /// <summary>Who asks.</summary>
    [Field("subjects", 1, Required = true)]
    public List<Subject>? Subjects { get; set; }

    /// <summary>For which resources.</summary>
    [Field("resourceRules", 2, OmitEmpty = true)]
    public List<ResourcePolicyRule>? ResourceRules { get; set; }

    /// <summary>For which paths.</summary>
    [Field("nonResourceRules", 3, OmitEmpty = true)]
    public List<NonResourcePolicyRule>? NonResourceRules { get; set; }
}
