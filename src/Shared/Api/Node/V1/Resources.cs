// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Node.V1;

/// <summary>What node.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<RuntimeClass>("node.k8s.io/v1", "runtimeclasses", "runtimeclass", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Handler", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
