// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What storage is wanted.</summary>
[ApiType("v1")]
public sealed partial class PersistentVolumeClaimSpec
{
    /// <summary>The ways it must be mountable.</summary>
    [Field("accessModes", 1, OmitEmpty = true, Enum = typeof(PersistentVolumeAccessMode))]
    public List<string>? AccessModes { get; set; }

    /// <summary>Labels of the volumes that come into question.</summary>
    [Field("selector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>The size that is needed.</summary>
    [Field("resources", 2, OmitEmpty = true)]
    public VolumeResourceRequirements Resources { get; set; } = new();

    /// <summary>The volume that it is bound to.</summary>
    [Field("volumeName", 3, OmitEmpty = true)]
    public string VolumeName { get; set; } = "";

    /// <summary>Class to take or make the volume from; empty for none.</summary>
    [Field("storageClassName", 5, OmitEmpty = true)]
    public string? StorageClassName { get; set; }

    /// <summary>Filesystem, or Block for the raw device.</summary>
    [Field("volumeMode", 6, OmitEmpty = true, Enum = typeof(PersistentVolumeMode))]
    public string? VolumeMode { get; set; }

    /// <summary>A claim or snapshot to begin with as a copy.</summary>
    [Field("dataSource", 7, OmitEmpty = true)]
    public TypedLocalObjectReference? DataSource { get; set; }

    /// <summary>Any object to fill the volume from.</summary>
    [Field("dataSourceRef", 8, OmitEmpty = true)]
    public TypedObjectReference? DataSourceRef { get; set; }

    /// <summary>Class of changeable attributes that is wanted.</summary>
    [Field("volumeAttributesClassName", 9, OmitEmpty = true)]
    public string? VolumeAttributesClassName { get; set; }
}
