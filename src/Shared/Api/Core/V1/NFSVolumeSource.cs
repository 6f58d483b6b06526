// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A share of an NFS server.</summary>
[ApiType("v1")]
public sealed partial class NFSVolumeSource
{
    /// <summary>Host name or address of the server.</summary>
    [Field("server", 1, Required = true)]
    public string Server { get; set; } = "";

    /// <summary>Path that the server exports.</summary>
    [Field("path", 2, Required = true)]
    public string Path { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
