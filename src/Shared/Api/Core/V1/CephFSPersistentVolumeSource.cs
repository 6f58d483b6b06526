// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class CephFSPersistentVolumeSource
{
    [Field("monitors", 1, Required = true)]
    public List<string>? Monitors { get; set; }

    [Field("path", 2, OmitEmpty = true)]
    public string Path { get; set; } = "";

    [Field("user", 3, OmitEmpty = true)]
    public string User { get; set; } = "";

    [Field("secretFile", 4, OmitEmpty = true)]
    public string SecretFile { get; set; } = "";

    [Field("secretRef", 5, OmitEmpty = true)]
    public SecretReference? SecretRef { get; set; }

    [Field("readOnly", 6, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
