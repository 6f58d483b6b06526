// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class MutatingAdmissionPolicySpec
{
    [Field("paramKind", 1, OmitEmpty = true)]
    public ParamKind? ParamKind { get; set; }

    [Field("matchConstraints", 2, OmitEmpty = true)]
    public MatchResources? MatchConstraints { get; set; }

    [Field("variables", 3, OmitEmpty = true)]
    public List<Variable>? Variables { get; set; }

    [Field("mutations", 4, OmitEmpty = true)]
    public List<Mutation>? Mutations { get; set; }

    [Field("failurePolicy", 5, OmitEmpty = true, Enum = typeof(FailurePolicyType))]
    public string? FailurePolicy { get; set; }

    [Field("matchConditions", 6, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<MatchCondition>? MatchConditions { get; set; }

    [Field("reinvocationPolicy", 7, OmitEmpty = true, Enum = typeof(ReinvocationPolicyType))]
    public string ReinvocationPolicy { get; set; } = "";
}
