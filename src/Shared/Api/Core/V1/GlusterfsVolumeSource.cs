// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Gluster volume.</summary>
[ApiType("v1")]
public sealed partial class GlusterfsVolumeSource
{
    /// <summary>Endpoints object with the servers.</summary>
    [Field("endpoints", 1, Required = true)]
    public string Endpoints { get; set; } = "";

    /// <summary>Name of the volume.</summary>
    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
