// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ValidatingAdmissionPolicyBindingSpec
{
    [Field("policyName", 1, OmitEmpty = true, Required = true)]
    public string PolicyName { get; set; } = "";

    [Field("paramRef", 2, OmitEmpty = true)]
    public ParamRef? ParamRef { get; set; }

    [Field("matchResources", 3, OmitEmpty = true)]
    public MatchResources? MatchResources { get; set; }

    [Field("validationActions", 4, OmitEmpty = true, Required = true, Enum = typeof(ValidationAction)), ListSet]
    public List<string>? ValidationActions { get; set; }
}
