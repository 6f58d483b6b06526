// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeAttachmentSource
{
    [Field("persistentVolumeName", 1, OmitEmpty = true)]
    public string? PersistentVolumeName { get; set; }

    [Field("", 2, OmitEmpty = true, Inline = true)]
    public Core.V1.PersistentVolumeSpec? PersistentVolumeSpec { get; set; }
}
