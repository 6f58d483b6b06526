// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>Operations on resources.</summary>
[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class RuleWithOperations
{
    /// <summary>CREATE, UPDATE, DELETE, CONNECT, or * for all.</summary>
    [Field("operations", 1, OmitEmpty = true, Enum = typeof(OperationType))]
    public List<string>? Operations { get; set; }

    [Field("", 2, Inline = true)]
    public Rule Rule { get; set; } = new();
}
