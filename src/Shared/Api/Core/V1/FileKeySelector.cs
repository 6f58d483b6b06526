// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An entry of an environment file.</summary>
[ApiType("v1", Atomic = true)]
public sealed partial class FileKeySelector
{
    /// <summary>Volume with the file.</summary>
    [Field("volumeName", 1, Required = true)]
    public string VolumeName { get; set; } = "";

    /// <summary>Path of the file in the volume.</summary>
    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    /// <summary>Name of the variable in the file.</summary>
    [Field("key", 3, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>Whether it may be missing.</summary>
    [Field("optional", 4, OmitEmpty = true, Default = "false")]
    public bool? Optional { get; set; }
}
