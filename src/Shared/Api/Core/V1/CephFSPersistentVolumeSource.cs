// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A Ceph file system.</summary>
[ApiType("v1")]
public sealed partial class CephFSPersistentVolumeSource
{
    /// <summary>Addresses of the monitors.</summary>
    [Field("monitors", 1, Required = true)]
    public List<string>? Monitors { get; set; }

    /// <summary>Path within the file system.</summary>
    [Field("path", 2, OmitEmpty = true)]
    public string Path { get; set; } = "";

    /// <summary>User to authenticate as.</summary>
    [Field("user", 3, OmitEmpty = true)]
    public string User { get; set; } = "";

    /// <summary>Path of the key ring of the user.</summary>
    [Field("secretFile", 4, OmitEmpty = true)]
    public string SecretFile { get; set; } = "";

    /// <summary>The secret with the credentials.</summary>
    [Field("secretRef", 5, OmitEmpty = true)]
    public SecretReference? SecretRef { get; set; }

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 6, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
