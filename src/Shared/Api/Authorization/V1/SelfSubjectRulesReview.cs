// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1", IsObject = true)]
public sealed partial class SelfSubjectRulesReview : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, Required = true)]
    public SelfSubjectRulesReviewSpec Spec { get; set; } = new();

    [Field("status", 3, OmitEmpty = true)]
    public SubjectRulesReviewStatus Status { get; set; } = new();
}
