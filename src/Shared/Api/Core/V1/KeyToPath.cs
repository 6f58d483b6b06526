// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An entry and the file that it becomes.</summary>
[ApiType("v1")]
public sealed partial class KeyToPath
{
    /// <summary>The entry's key.</summary>
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>File below the mount.</summary>
    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    /// <summary>File mode.</summary>
    [Field("mode", 3, OmitEmpty = true)]
    public int? Mode { get; set; }
}
