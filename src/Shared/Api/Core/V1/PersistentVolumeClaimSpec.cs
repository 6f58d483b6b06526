// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PersistentVolumeClaimSpec
{
    [Field("accessModes", 1, OmitEmpty = true, Enum = typeof(PersistentVolumeAccessMode))]
    public List<string>? AccessModes { get; set; }

    [Field("selector", 4, OmitEmpty = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("resources", 2, OmitEmpty = true)]
    public VolumeResourceRequirements Resources { get; set; } = new();

    [Field("volumeName", 3, OmitEmpty = true)]
    public string VolumeName { get; set; } = "";

    [Field("storageClassName", 5, OmitEmpty = true)]
    public string? StorageClassName { get; set; }

    [Field("volumeMode", 6, OmitEmpty = true, Enum = typeof(PersistentVolumeMode))]
    public string? VolumeMode { get; set; }

    [Field("dataSource", 7, OmitEmpty = true)]
    public TypedLocalObjectReference? DataSource { get; set; }

    [Field("dataSourceRef", 8, OmitEmpty = true)]
    public TypedObjectReference? DataSourceRef { get; set; }

    [Field("volumeAttributesClassName", 9, OmitEmpty = true)]
    public string? VolumeAttributesClassName { get; set; }
}
