// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class SubjectRulesReviewStatus
{
    [Field("resourceRules", 1, Required = true)]
    public List<ResourceRule>? ResourceRules { get; set; }

    [Field("nonResourceRules", 2, Required = true)]
    public List<NonResourceRule>? NonResourceRules { get; set; }

    [Field("incomplete", 3, Required = true)]
    public bool Incomplete { get; set; }

    [Field("evaluationError", 4, OmitEmpty = true)]
    public string EvaluationError { get; set; } = "";
}
