// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>What apiextensions.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<CustomResourceDefinition>("apiextensions.k8s.io/v1", "customresourcedefinitions", "customresourcedefinition", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["crd", "crds"],
            Categories = ["api-extensions"],
            Subresources =
            [
                new("status", "apiextensions.k8s.io/v1", "CustomResourceDefinition", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Created At", "date", "", 0),
            ],
        },
    ];
}
