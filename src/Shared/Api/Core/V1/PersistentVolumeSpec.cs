// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PersistentVolumeSpec
{
    [Field("capacity", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Capacity { get; set; }

    [Field("", 2, Inline = true)]
    public PersistentVolumeSource PersistentVolumeSource { get; set; } = new();

    [Field("accessModes", 3, OmitEmpty = true, Enum = typeof(PersistentVolumeAccessMode))]
    public List<string>? AccessModes { get; set; }

    [Field("claimRef", 4, OmitEmpty = true)]
    public ObjectReference? ClaimRef { get; set; }

    [Field("persistentVolumeReclaimPolicy", 5, OmitEmpty = true, Enum = typeof(PersistentVolumeReclaimPolicy))]
    public string PersistentVolumeReclaimPolicy { get; set; } = "";

    [Field("storageClassName", 6, OmitEmpty = true)]
    public string StorageClassName { get; set; } = "";

    [Field("mountOptions", 7, OmitEmpty = true)]
    public List<string>? MountOptions { get; set; }

    [Field("volumeMode", 8, OmitEmpty = true, Enum = typeof(PersistentVolumeMode))]
    public string? VolumeMode { get; set; }

    [Field("nodeAffinity", 9, OmitEmpty = true)]
    public VolumeNodeAffinity? NodeAffinity { get; set; }

    [Field("volumeAttributesClassName", 10, OmitEmpty = true)]
    public string? VolumeAttributesClassName { get; set; }
}
