// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class SubjectAccessReviewStatus
{
    [Field("allowed", 1, Required = true)]
    public bool Allowed { get; set; }

    [Field("denied", 4, OmitEmpty = true)]
    public bool Denied { get; set; }

    [Field("reason", 2, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("evaluationError", 3, OmitEmpty = true)]
    public string EvaluationError { get; set; } = "";
}
