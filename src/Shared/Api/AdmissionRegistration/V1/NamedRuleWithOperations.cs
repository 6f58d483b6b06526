// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Operations on resources, by name.</summary>
[ApiType("admissionregistration.k8s.io/v1", Atomic = true)]
public sealed partial class NamedRuleWithOperations
{
    /// <summary>Only objects with these names; all when empty.</summary>
    [Field("resourceNames", 1, OmitEmpty = true)]
    public List<string>? ResourceNames { get; set; }

    [Field("", 2, Inline = true)]
    public RuleWithOperations RuleWithOperations { get; set; } = new();
}
