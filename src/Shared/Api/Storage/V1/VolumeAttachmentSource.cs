// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>A volume to attach.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeAttachmentSource
{
    /// <summary>Name of a persistent volume.</summary>
    [Field("persistentVolumeName", 1, OmitEmpty = true)]
    public string? PersistentVolumeName { get; set; }

    [Field("", 2, OmitEmpty = true, Inline = true)]
    public Core.V1.PersistentVolumeSpec? PersistentVolumeSpec { get; set; }
}
