// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What the storage is and who may have it.</summary>
[ApiType("v1")]
public sealed partial class PersistentVolumeSpec
{
    /// <summary>Its size.</summary>
    [Field("capacity", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Capacity { get; set; }

    [Field("", 2, Inline = true)]
    public PersistentVolumeSource PersistentVolumeSource { get; set; } = new();

    /// <summary>The ways it can be mounted.</summary>
    [Field("accessModes", 3, OmitEmpty = true, Enum = typeof(PersistentVolumeAccessMode))]
    public List<string>? AccessModes { get; set; }

    /// <summary>The claim that it is bound to.</summary>
    [Field("claimRef", 4, OmitEmpty = true)]
    public ObjectReference? ClaimRef { get; set; }

    /// <summary>What becomes of it when its claim goes: Retain, Delete or Recycle.</summary>
    [Field("persistentVolumeReclaimPolicy", 5, OmitEmpty = true, Enum = typeof(PersistentVolumeReclaimPolicy))]
    public string PersistentVolumeReclaimPolicy { get; set; } = "";

    /// <summary>Class that it belongs to; empty for none.</summary>
    [Field("storageClassName", 6, OmitEmpty = true)]
    public string StorageClassName { get; set; } = "";

    /// <summary>Options of the mount.</summary>
    [Field("mountOptions", 7, OmitEmpty = true)]
    public List<string>? MountOptions { get; set; }

    /// <summary>Filesystem, or Block for the raw device.</summary>
    [Field("volumeMode", 8, OmitEmpty = true, Enum = typeof(PersistentVolumeMode))]
    public string? VolumeMode { get; set; }

    /// <summary>The nodes that can reach it.</summary>
    [Field("nodeAffinity", 9, OmitEmpty = true)]
    public VolumeNodeAffinity? NodeAffinity { get; set; }

    /// <summary>Class of changeable attributes that it has.</summary>
    [Field("volumeAttributesClassName", 10, OmitEmpty = true)]
    public string? VolumeAttributesClassName { get; set; }
}
