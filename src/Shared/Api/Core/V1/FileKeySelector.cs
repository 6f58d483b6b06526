// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class FileKeySelector
{
    [Field("volumeName", 1, Required = true)]
    public string VolumeName { get; set; } = "";

    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    [Field("key", 3, Required = true)]
    public string Key { get; set; } = "";

    [Field("optional", 4, OmitEmpty = true, Default = "false")]
    public bool? Optional { get; set; }
}
