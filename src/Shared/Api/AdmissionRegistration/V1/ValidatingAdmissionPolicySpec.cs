// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>What is checked where.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ValidatingAdmissionPolicySpec
{
    /// <summary>Kind of the objects with parameters.</summary>
    [Field("paramKind", 1, OmitEmpty = true)]
    public ParamKind? ParamKind { get; set; }

    /// <summary>The requests that it is for.</summary>
    [Field("matchConstraints", 2, OmitEmpty = true)]
    public MatchResources? MatchConstraints { get; set; }

    /// <summary>The checks; all must hold.</summary>
    [Field("validations", 3, OmitEmpty = true)]
    public List<Validation>? Validations { get; set; }

    /// <summary>What a failure to check means: Fail or Ignore.</summary>
    [Field("failurePolicy", 4, OmitEmpty = true, Enum = typeof(FailurePolicyType))]
    public string? FailurePolicy { get; set; }

    /// <summary>What to write to the audit log.</summary>
    [Field("auditAnnotations", 5, OmitEmpty = true)]
    public List<AuditAnnotation>? AuditAnnotations { get; set; }

    /// <summary>Expressions that must hold for it to be asked.</summary>
    [Field("matchConditions", 6, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<MatchCondition>? MatchConditions { get; set; }

    /// <summary>Names for expressions that others use.</summary>
    [Field("variables", 7, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<Variable>? Variables { get; set; }
}
