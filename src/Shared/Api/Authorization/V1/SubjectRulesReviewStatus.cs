// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>What is allowed.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class SubjectRulesReviewStatus
{
    /// <summary>Verbs on resources.</summary>
    [Field("resourceRules", 1, Required = true)]
    public List<ResourceRule>? ResourceRules { get; set; }

    /// <summary>Verbs on paths.</summary>
    [Field("nonResourceRules", 2, Required = true)]
    public List<NonResourceRule>? NonResourceRules { get; set; }

    /// <summary>There may be more.</summary>
    [Field("incomplete", 3, Required = true)]
    public bool Incomplete { get; set; }

    /// <summary>What went wrong in finding them.</summary>
    [Field("evaluationError", 4, OmitEmpty = true)]
    public string EvaluationError { get; set; } = "";
}
