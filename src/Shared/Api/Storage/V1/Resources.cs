// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>What storage.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<CSIDriver>("storage.k8s.io/v1", "csidrivers", "csidriver", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("AttachRequired", "boolean", "", 0),
                new("PodInfoOnMount", "boolean", "", 0),
                new("StorageCapacity", "boolean", "", 0),
                new("TokenRequests", "string", "", 0),
                new("RequiresRepublish", "boolean", "", 0),
                new("Modes", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<CSINode>("storage.k8s.io/v1", "csinodes", "csinode", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Drivers", "integer", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<CSIStorageCapacity>("storage.k8s.io/v1", "csistoragecapacities", "csistoragecapacity", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Created At", "date", "", 0),
            ],
        },
        new ApiResource<StorageClass>("storage.k8s.io/v1", "storageclasses", "storageclass", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["sc"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Provisioner", "string", "", 0),
                new("ReclaimPolicy", "string", "", 0),
                new("VolumeBindingMode", "string", "", 0),
                new("AllowVolumeExpansion", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<VolumeAttachment>("storage.k8s.io/v1", "volumeattachments", "volumeattachment", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Subresources =
            [
                new("status", "storage.k8s.io/v1", "VolumeAttachment", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Attacher", "string", "name", 0),
                new("PV", "string", "", 0),
                new("Node", "string", "", 0),
                new("Attached", "boolean", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<VolumeAttributesClass>("storage.k8s.io/v1", "volumeattributesclasses", "volumeattributesclass", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["vac"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("DriverName", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
