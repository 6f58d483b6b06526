// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A volume attached to a node.</summary>
[ApiType("v1")]
public sealed partial class AttachedVolume
{
    /// <summary>The volume's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The device on the node.</summary>
    [Field("devicePath", 2, Required = true)]
    public string DevicePath { get; set; } = "";
}
