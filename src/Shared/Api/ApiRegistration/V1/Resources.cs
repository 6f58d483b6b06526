// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiRegistration.V1;

/// <summary>What apiregistration.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<APIService>("apiregistration.k8s.io/v1", "apiservices", "apiservice", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["api-extensions"],
            Subresources =
            [
                new("status", "apiregistration.k8s.io/v1", "APIService", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Service", "string", "", 0),
                new("Available", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
