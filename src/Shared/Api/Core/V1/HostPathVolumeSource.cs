// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class HostPathVolumeSource
{
    [Field("path", 1, Required = true)]
    public string Path { get; set; } = "";

    [Field("type", 2, OmitEmpty = true, Enum = typeof(HostPathType))]
    public string? Type { get; set; }
}
