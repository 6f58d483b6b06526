// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class NamedRuleWithOperations
{
    [Field("resourceNames", 1, OmitEmpty = true)]
    public List<string>? ResourceNames { get; set; }

    [Field("", 2, Inline = true)]
    public RuleWithOperations RuleWithOperations { get; set; } = new();
}
