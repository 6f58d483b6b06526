// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How a mount was made.</summary>
[ApiType("v1")]
public sealed partial class VolumeMountStatus
{
    /// <summary>Name of the volume.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Path in the container.</summary>
    [Field("mountPath", 2, Required = true)]
    public string MountPath { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>Whether mounts below are read-only too.</summary>
    [Field("recursiveReadOnly", 4, OmitEmpty = true, Enum = typeof(RecursiveReadOnlyMode))]
    public string? RecursiveReadOnly { get; set; }

    /// <summary>What is known of the volume.</summary>
    [Field("volumeStatus", 5, OmitEmpty = true)]
    public VolumeStatus? VolumeStatus { get; set; }
}
