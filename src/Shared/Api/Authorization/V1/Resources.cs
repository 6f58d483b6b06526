// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>What authorization.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<LocalSubjectAccessReview>("authorization.k8s.io/v1", "localsubjectaccessreviews", "localsubjectaccessreview", namespaced: true)
        {
            Verbs = ["create"],
        },
        new ApiResource<SelfSubjectAccessReview>("authorization.k8s.io/v1", "selfsubjectaccessreviews", "selfsubjectaccessreview", namespaced: false)
        {
            Verbs = ["create"],
        },
        new ApiResource<SelfSubjectRulesReview>("authorization.k8s.io/v1", "selfsubjectrulesreviews", "selfsubjectrulesreview", namespaced: false)
        {
            Verbs = ["create"],
        },
        new ApiResource<SubjectAccessReview>("authorization.k8s.io/v1", "subjectaccessreviews", "subjectaccessreview", namespaced: false)
        {
            Verbs = ["create"],
        },
    ];
}
