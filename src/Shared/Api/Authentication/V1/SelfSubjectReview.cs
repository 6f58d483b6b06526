// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

[ApiType("authentication.k8s.io/v1", IsObject = true)]
public sealed partial class SelfSubjectReview : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("status", 2, OmitEmpty = true)]
    public SelfSubjectReviewStatus Status { get; set; } = new();
}
