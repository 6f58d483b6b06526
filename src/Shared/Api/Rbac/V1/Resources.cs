// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

/// <summary>What rbac.authorization.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<ClusterRoleBinding>("rbac.authorization.k8s.io/v1", "clusterrolebindings", "clusterrolebinding", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Role", "string", "", 0),
                new("Age", "string", "", 0),
                new("Users", "string", "", 1),
                new("Groups", "string", "", 1),
                new("ServiceAccounts", "string", "", 1),
            ],
        },
        new ApiResource<ClusterRole>("rbac.authorization.k8s.io/v1", "clusterroles", "clusterrole", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Created At", "date", "", 0),
            ],
        },
        new ApiResource<RoleBinding>("rbac.authorization.k8s.io/v1", "rolebindings", "rolebinding", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Role", "string", "", 0),
                new("Age", "string", "", 0),
                new("Users", "string", "", 1),
                new("Groups", "string", "", 1),
                new("ServiceAccounts", "string", "", 1),
            ],
        },
        new ApiResource<Role>("rbac.authorization.k8s.io/v1", "roles", "role", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Created At", "date", "", 0),
            ],
        },
    ];
}
