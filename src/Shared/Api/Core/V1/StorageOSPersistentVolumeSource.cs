// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class StorageOSPersistentVolumeSource
{
    [Field("volumeName", 1, OmitEmpty = true)]
    public string VolumeName { get; set; } = "";

    [Field("volumeNamespace", 2, OmitEmpty = true)]
    public string VolumeNamespace { get; set; } = "";

    [Field("fsType", 3, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("secretRef", 5, OmitEmpty = true)]
    public ObjectReference? SecretRef { get; set; }
}
