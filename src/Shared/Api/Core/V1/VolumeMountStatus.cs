// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class VolumeMountStatus
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("mountPath", 2, Required = true)]
    public string MountPath { get; set; } = "";

    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("recursiveReadOnly", 4, OmitEmpty = true, Enum = typeof(RecursiveReadOnlyMode))]
    public string? RecursiveReadOnly { get; set; }

    [Field("volumeStatus", 5, OmitEmpty = true)]
    public VolumeStatus? VolumeStatus { get; set; }
}
