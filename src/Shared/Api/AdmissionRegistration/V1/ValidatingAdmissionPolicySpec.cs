// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ValidatingAdmissionPolicySpec
{
    [Field("paramKind", 1, OmitEmpty = true)]
    public ParamKind? ParamKind { get; set; }

    [Field("matchConstraints", 2, OmitEmpty = true)]
    public MatchResources? MatchConstraints { get; set; }

    [Field("validations", 3, OmitEmpty = true)]
    public List<Validation>? Validations { get; set; }

    [Field("failurePolicy", 4, OmitEmpty = true, Enum = typeof(FailurePolicyType))]
    public string? FailurePolicy { get; set; }

    [Field("auditAnnotations", 5, OmitEmpty = true)]
    public List<AuditAnnotation>? AuditAnnotations { get; set; }

    [Field("matchConditions", 6, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<MatchCondition>? MatchConditions { get; set; }

    [Field("variables", 7, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<Variable>? Variables { get; set; }
}
