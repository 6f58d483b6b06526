// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>Whether it is allowed.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class SubjectAccessReviewStatus
{
    /// <summary>It is allowed.</summary>
    [Field("allowed", 1, Required = true)]
    public bool Allowed { get; set; }

    /// <summary>It is forbidden outright.</summary>
    [Field("denied", 4, OmitEmpty = true)]
    public bool Denied { get; set; }

    /// <summary>Why.</summary>
    [Field("reason", 2, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>What went wrong in deciding.</summary>
    [Field("evaluationError", 3, OmitEmpty = true)]
    public string EvaluationError { get; set; } = "";
}
