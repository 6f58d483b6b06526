// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NFSVolumeSource
{
    [Field("server", 1, Required = true)]
    public string Server { get; set; } = "";

    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
