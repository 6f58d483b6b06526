// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>What authentication.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<SelfSubjectReview>("authentication.k8s.io/v1", "selfsubjectreviews", "selfsubjectreview", namespaced: false)
        {
            Verbs = ["create"],
        },
        new ApiResource<TokenReview>("authentication.k8s.io/v1", "tokenreviews", "tokenreview", namespaced: false)
        {
            Verbs = ["create"],
        },
    ];
}
