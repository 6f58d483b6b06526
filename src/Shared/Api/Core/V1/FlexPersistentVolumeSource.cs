// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class FlexPersistentVolumeSource
{
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    [Field("fsType", 2, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("secretRef", 3, OmitEmpty = true)]
    public SecretReference? SecretRef { get; set; }

    [Field("readOnly", 4, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("options", 5, OmitEmpty = true)]
    public Dictionary<string, string>? Options { get; set; }
}
