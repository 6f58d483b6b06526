// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class RuleWithOperations
{
    [Field("operations", 1, OmitEmpty = true, Enum = typeof(OperationType))]
    public List<string>? Operations { get; set; }

    [Field("", 2, Inline = true)]
    public Rule Rule { get; set; } = new();
}
