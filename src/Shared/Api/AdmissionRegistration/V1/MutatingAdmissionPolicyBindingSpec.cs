// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Which policy, where, with which parameters.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class MutatingAdmissionPolicyBindingSpec
{
    /// <summary>The policy.</summary>
    [Field("policyName", 1, OmitEmpty = true)]
    public string PolicyName { get; set; } = "";

    /// <summary>The parameters.</summary>
    [Field("paramRef", 2, OmitEmpty = true)]
    public ParamRef? ParamRef { get; set; }

    /// <summary>Narrows the requests that it is for.</summary>
    [Field("matchResources", 3, OmitEmpty = true)]
    public MatchResources? MatchResources { get; set; }
}
