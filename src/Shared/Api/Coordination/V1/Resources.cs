// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Coordination.V1;

/// <summary>What coordination.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<Lease>("coordination.k8s.io/v1", "leases", "lease", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Holder", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
