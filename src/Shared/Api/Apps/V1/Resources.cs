// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>What apps/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<ControllerRevision>("apps/v1", "controllerrevisions", "controllerrevision", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Controller", "string", "", 0),
                new("Revision", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<DaemonSet>("apps/v1", "daemonsets", "daemonset", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["ds"],
            Categories = ["all"],
            Subresources =
            [
                new("status", "apps/v1", "DaemonSet", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Desired", "integer", "", 0),
                new("Current", "integer", "", 0),
                new("Ready", "integer", "", 0),
                new("Up-to-date", "integer", "", 0),
                new("Available", "integer", "", 0),
                new("Node Selector", "string", "", 0),
                new("Age", "string", "", 0),
                new("Containers", "string", "", 1),
                new("Images", "string", "", 1),
                new("Selector", "string", "", 1),
            ],
        },
        new ApiResource<Deployment>("apps/v1", "deployments", "deployment", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["deploy"],
            Categories = ["all"],
            Subresources =
            [
                new("scale", "autoscaling/v1", "Scale", ["get", "patch", "update"]),
                new("status", "apps/v1", "Deployment", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Ready", "string", "", 0),
                new("Up-to-date", "string", "", 0),
                new("Available", "string", "", 0),
                new("Age", "string", "", 0),
                new("Containers", "string", "", 1),
                new("Images", "string", "", 1),
                new("Selector", "string", "", 1),
            ],
        },
        new ApiResource<ReplicaSet>("apps/v1", "replicasets", "replicaset", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["rs"],
            Categories = ["all"],
            Subresources =
            [
                new("scale", "autoscaling/v1", "Scale", ["get", "patch", "update"]),
                new("status", "apps/v1", "ReplicaSet", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Desired", "integer", "", 0),
                new("Current", "integer", "", 0),
                new("Ready", "integer", "", 0),
                new("Age", "string", "", 0),
                new("Containers", "string", "", 1),
                new("Images", "string", "", 1),
                new("Selector", "string", "", 1),
            ],
        },
        new ApiResource<StatefulSet>("apps/v1", "statefulsets", "statefulset", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["sts"],
            Categories = ["all"],
            Subresources =
            [
                new("scale", "autoscaling/v1", "Scale", ["get", "patch", "update"]),
                new("status", "apps/v1", "StatefulSet", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Ready", "string", "", 0),
                new("Age", "string", "", 0),
                new("Containers", "string", "", 1),
                new("Images", "string", "", 1),
            ],
        },
    ];
}
