// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class MutatingAdmissionPolicyBindingSpec
{
    [Field("policyName", 1, OmitEmpty = true)]
    public string PolicyName { get; set; } = "";

    [Field("paramRef", 2, OmitEmpty = true)]
    public ParamRef? ParamRef { get; set; }

    [Field("matchResources", 3, OmitEmpty = true)]
    public MatchResources? MatchResources { get; set; }
}
