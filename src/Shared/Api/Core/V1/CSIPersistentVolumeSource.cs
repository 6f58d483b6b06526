// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class CSIPersistentVolumeSource
{
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    [Field("volumeHandle", 2, Required = true)]
    public string VolumeHandle { get; set; } = "";

    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("fsType", 4, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("volumeAttributes", 5, OmitEmpty = true)]
    public Dictionary<string, string>? VolumeAttributes { get; set; }

    [Field("controllerPublishSecretRef", 6, OmitEmpty = true)]
    public SecretReference? ControllerPublishSecretRef { get; set; }

    [Field("nodeStageSecretRef", 7, OmitEmpty = true)]
    public SecretReference? NodeStageSecretRef { get; set; }

    [Field("nodePublishSecretRef", 8, OmitEmpty = true)]
    public SecretReference? NodePublishSecretRef { get; set; }

    [Field("controllerExpandSecretRef", 9, OmitEmpty = true)]
    public SecretReference? ControllerExpandSecretRef { get; set; }

    [Field("nodeExpandSecretRef", 10, OmitEmpty = true)]
    public SecretReference? NodeExpandSecretRef { get; set; }
}
