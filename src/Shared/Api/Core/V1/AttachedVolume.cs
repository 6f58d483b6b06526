// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class AttachedVolume
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("devicePath", 2, Required = true)]
    public string DevicePath { get; set; } = "";
}
