// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class ValidatingAdmissionPolicyStatus
{
    [Field("observedGeneration", 1, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    [Field("typeChecking", 2, OmitEmpty = true)]
    public TypeChecking? TypeChecking { get; set; }

    [Field("conditions", 3, OmitEmpty = true), ListMap("type")]
    public List<Meta.V1.Condition>? Conditions { get; set; }
}
