// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A path of the node.</summary>
[ApiType("v1")]
public sealed partial class HostPathVolumeSource
{
    /// <summary>The path; links are followed.</summary>
    [Field("path", 1, Required = true)]
    public string Path { get; set; } = "";

    /// <summary>What must be there, or be made there, before mounting.</summary>
    [Field("type", 2, OmitEmpty = true, Enum = typeof(HostPathType))]
    public string? Type { get; set; }
}
