// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>Where.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class SelfSubjectRulesReviewSpec
{
    /// <summary>The namespace.</summary>
    [Field("namespace", 1, OmitEmpty = true)]
    public string Namespace { get; set; } = "";
}
