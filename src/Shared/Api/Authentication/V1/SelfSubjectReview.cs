// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>Asks who one is.</summary>
[ApiType("authentication.k8s.io/v1", IsObject = true)]
public sealed partial class SelfSubjectReview : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The state as last observed.</summary>
    [Field("status", 2, OmitEmpty = true)]
    public SelfSubjectReviewStatus Status { get; set; } = new();
}
