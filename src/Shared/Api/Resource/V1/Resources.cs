// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What resource.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<DeviceClass>("resource.k8s.io/v1", "deviceclasses", "deviceclass", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ResourceClaim>("resource.k8s.io/v1", "resourceclaims", "resourceclaim", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Subresources =
            [
                new("status", "resource.k8s.io/v1", "ResourceClaim", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("State", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ResourceClaimTemplate>("resource.k8s.io/v1", "resourceclaimtemplates", "resourceclaimtemplate", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ResourceSlice>("resource.k8s.io/v1", "resourceslices", "resourceslice", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Node", "string", "", 0),
                new("Driver", "string", "", 0),
                new("Pool", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
