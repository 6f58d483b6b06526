// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<Binding>("v1", "bindings", "binding", namespaced: true)
        {
            Verbs = ["create"],
        },
        new ApiResource<ComponentStatus>("v1", "componentstatuses", "componentstatus", namespaced: false)
        {
            Verbs = ["get", "list"],
            ShortNames = ["cs"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Status", "string", "", 0),
                new("Message", "string", "", 0),
                new("Error", "string", "", 0),
            ],
        },
        new ApiResource<ConfigMap>("v1", "configmaps", "configmap", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["cm"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Data", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<Endpoints>("v1", "endpoints", "endpoints", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["ep"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Endpoints", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<Event>("v1", "events", "event", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["ev"],
            Columns =
            [
                new("Last Seen", "string", "", 0),
                new("Type", "string", "", 0),
                new("Reason", "string", "", 0),
                new("Object", "string", "", 0),
                new("Subobject", "string", "", 1),
                new("Source", "string", "", 1),
                new("Message", "string", "", 0),
                new("First Seen", "string", "", 1),
                new("Count", "string", "", 1),
                new("Name", "string", "name", 1),
            ],
        },
        new ApiResource<LimitRange>("v1", "limitranges", "limitrange", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["limits"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Created At", "date", "", 0),
            ],
        },
        new ApiResource<Namespace>("v1", "namespaces", "namespace", namespaced: false)
        {
            Verbs = ["create", "delete", "get", "list", "patch", "update", "watch"],
            ShortNames = ["ns"],
            Subresources =
            [
                new("finalize", "v1", "Namespace", ["update"]),
                new("status", "v1", "Namespace", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Status", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<Node>("v1", "nodes", "node", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["no"],
            Subresources =
            [
                new("proxy", "v1", "NodeProxyOptions", ["create", "delete", "get", "patch", "update"]),
                new("status", "v1", "Node", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Status", "string", "", 0),
                new("Roles", "string", "", 0),
                new("Age", "string", "", 0),
                new("Version", "string", "", 0),
                new("Internal-IP", "string", "", 1),
                new("External-IP", "string", "", 1),
                new("OS-Image", "string", "", 1),
                new("Kernel-Version", "string", "", 1),
                new("Container-Runtime", "string", "", 1),
            ],
        },
        new ApiResource<PersistentVolumeClaim>("v1", "persistentvolumeclaims", "persistentvolumeclaim", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["pvc"],
            Subresources =
            [
                new("status", "v1", "PersistentVolumeClaim", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Status", "string", "", 0),
                new("Volume", "string", "", 0),
                new("Capacity", "string", "", 0),
                new("Access Modes", "string", "", 0),
                new("StorageClass", "string", "", 0),
                new("VolumeAttributesClass", "string", "", 0),
                new("Age", "string", "", 0),
                new("VolumeMode", "string", "", 1),
            ],
        },
        new ApiResource<PersistentVolume>("v1", "persistentvolumes", "persistentvolume", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["pv"],
            Subresources =
            [
                new("status", "v1", "PersistentVolume", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Capacity", "string", "", 0),
                new("Access Modes", "string", "", 0),
                new("Reclaim Policy", "string", "", 0),
                new("Status", "string", "", 0),
                new("Claim", "string", "", 0),
                new("StorageClass", "string", "", 0),
                new("VolumeAttributesClass", "string", "", 0),
                new("Reason", "string", "", 0),
                new("Age", "string", "", 0),
                new("VolumeMode", "string", "", 1),
            ],
        },
        new ApiResource<Pod>("v1", "pods", "pod", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["po"],
            Categories = ["all"],
            Subresources =
            [
                new("attach", "v1", "PodAttachOptions", ["create", "get"]),
                new("binding", "v1", "Binding", ["create"]),
                new("ephemeralcontainers", "v1", "Pod", ["get", "patch", "update"]),
                new("eviction", "policy/v1", "Eviction", ["create"]),
                new("exec", "v1", "PodExecOptions", ["create", "get"]),
                new("log", "v1", "Pod", ["get"]),
                new("portforward", "v1", "PodPortForwardOptions", ["create", "get"]),
                new("proxy", "v1", "PodProxyOptions", ["create", "delete", "get", "patch", "update"]),
                new("resize", "v1", "Pod", ["get", "patch", "update"]),
                new("status", "v1", "Pod", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Ready", "string", "", 0),
                new("Status", "string", "", 0),
                new("Restarts", "string", "", 0),
                new("Age", "string", "", 0),
                new("IP", "string", "", 1),
                new("Node", "string", "", 1),
                new("Nominated Node", "string", "", 1),
                new("Readiness Gates", "string", "", 1),
            ],
        },
        new ApiResource<PodTemplate>("v1", "podtemplates", "podtemplate", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Containers", "string", "", 0),
                new("Images", "string", "", 0),
                new("Pod Labels", "string", "", 0),
            ],
        },
        new ApiResource<ReplicationController>("v1", "replicationcontrollers", "replicationcontroller", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["rc"],
            Categories = ["all"],
            Subresources =
            [
                new("scale", "autoscaling/v1", "Scale", ["get", "patch", "update"]),
                new("status", "v1", "ReplicationController", ["get", "patch", "update"]),
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
        new ApiResource<ResourceQuota>("v1", "resourcequotas", "resourcequota", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["quota"],
            Subresources =
            [
                new("status", "v1", "ResourceQuota", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Request", "string", "", 0),
                new("Limit", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<Secret>("v1", "secrets", "secret", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Type", "string", "", 0),
                new("Data", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ServiceAccount>("v1", "serviceaccounts", "serviceaccount", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["sa"],
            Subresources =
            [
                new("token", "authentication.k8s.io/v1", "TokenRequest", ["create"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<Service>("v1", "services", "service", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["svc"],
            Categories = ["all"],
            Subresources =
            [
                new("proxy", "v1", "ServiceProxyOptions", ["create", "delete", "get", "patch", "update"]),
                new("status", "v1", "Service", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Type", "string", "", 0),
                new("Cluster-IP", "string", "", 0),
                new("External-IP", "string", "", 0),
                new("Port(s)", "string", "", 0),
                new("Age", "string", "", 0),
                new("Selector", "string", "", 1),
            ],
        },
    ];
}
