// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class LocalVolumeSource
{
    [Field("path", 1, Required = true)]
    public string Path { get; set; } = "";

    [Field("fsType", 2, OmitEmpty = true)]
    public string? FsType { get; set; }
}
