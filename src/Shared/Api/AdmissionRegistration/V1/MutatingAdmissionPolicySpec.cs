// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>What is changed where.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class MutatingAdmissionPolicySpec
{
    /// <summary>Kind of the objects with parameters.</summary>
    [Field("paramKind", 1, OmitEmpty = true)]
    public ParamKind? ParamKind { get; set; }

    /// <summary>The requests that it is for.</summary>
    [Field("matchConstraints", 2, OmitEmpty = true)]
    public MatchResources? MatchConstraints { get; set; }

    /// <summary>Names for expressions that others use.</summary>
    [Field("variables", 3, OmitEmpty = true)]
    public List<Variable>? Variables { get; set; }

    /// <summary>The changes, in order.</summary>
    [Field("mutations", 4, OmitEmpty = true)]
    public List<Mutation>? Mutations { get; set; }

    /// <summary>What a failure means: Fail or Ignore.</summary>
    [Field("failurePolicy", 5, OmitEmpty = true, Enum = typeof(FailurePolicyType))]
    public string? FailurePolicy { get; set; }

    /// <summary>Expressions that must hold for it to be asked.</summary>
    [Field("matchConditions", 6, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<MatchCondition>? MatchConditions { get; set; }

    /// <summary>IfNeeded runs again after others changed the object; else Never.</summary>
    [Field("reinvocationPolicy", 7, OmitEmpty = true, Enum = typeof(ReinvocationPolicyType))]
    public string ReinvocationPolicy { get; set; } = "";
}
