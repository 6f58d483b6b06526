// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class CSIVolumeSource
{
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    [Field("readOnly", 2, OmitEmpty = true)]
    public bool? ReadOnly { get; set; }

    [Field("fsType", 3, OmitEmpty = true)]
    public string? FsType { get; set; }

    [Field("volumeAttributes", 4, OmitEmpty = true)]
    public Dictionary<string, string>? VolumeAttributes { get; set; }

    [Field("nodePublishSecretRef", 5, OmitEmpty = true)]
    public LocalObjectReference? NodePublishSecretRef { get; set; }
}
