// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>Who one is.</summary>
[ApiType("authentication.k8s.io/v1")]
public sealed partial class SelfSubjectReviewStatus
{
    /// <summary>The user.</summary>
    [Field("userInfo", 1, OmitEmpty = true)]
    public UserInfo UserInfo { get; set; } = new();
}
