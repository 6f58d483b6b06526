// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Quobyte volume.</summary>
[ApiType("v1")]
public sealed partial class QuobyteVolumeSource
{
    /// <summary>Addresses of the registries.</summary>
    [Field("registry", 1, Required = true)]
    public string Registry { get; set; } = "";

    /// <summary>Name of the volume.</summary>
    [Field("volume", 2, Required = true)]
    public string Volume { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 3, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>User to map access to.</summary>
    [Field("user", 4, OmitEmpty = true)]
    public string User { get; set; } = "";

    /// <summary>Group to map access to.</summary>
    [Field("group", 5, OmitEmpty = true)]
    public string Group { get; set; } = "";

    /// <summary>Tenant that owns the volume.</summary>
    [Field("tenant", 6, OmitEmpty = true)]
    public string Tenant { get; set; } = "";
}
