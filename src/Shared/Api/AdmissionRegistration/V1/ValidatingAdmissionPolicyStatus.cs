// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>What was found wrong with a policy.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ValidatingAdmissionPolicyStatus
{
    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>Types that do not fit.</summary>
    [Field("typeChecking", 2, OmitEmpty = true)]
    public TypeChecking? TypeChecking { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 3, OmitEmpty = true), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
