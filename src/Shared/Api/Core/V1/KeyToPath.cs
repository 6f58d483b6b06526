// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class KeyToPath
{
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    [Field("mode", 3, OmitEmpty = true)]
    public int? Mode { get; set; }
}
