// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An iSCSI disk.</summary>
[ApiType("v1")]
public sealed partial class ISCSIPersistentVolumeSource
{
    /// <summary>Address of the portal, with port.</summary>
    [Field("targetPortal", 1, Required = true)]
    public string TargetPortal { get; set; } = "";

    /// <summary>Qualified name of the target.</summary>
    [Field("iqn", 2, Required = true)]
    public string Iqn { get; set; } = "";

    /// <summary>Number of the logical unit.</summary>
    [Field("lun", 3, Required = true)]
    public int Lun { get; set; }

    /// <summary>Interface to go out by.</summary>
    [Field("iscsiInterface", 4, OmitEmpty = true, Default = "\"default\"")]
    public string IscsiInterface { get; set; } = "";

    /// <summary>File system to mount the volume with, such as ext4.</summary>
    [Field("fsType", 5, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 6, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    /// <summary>Further portals.</summary>
    [Field("portals", 7, OmitEmpty = true)]
    public List<string>? Portals { get; set; }

    /// <summary>Authenticates the discovery by CHAP.</summary>
    [Field("chapAuthDiscovery", 8, OmitEmpty = true)]
    public bool ChapAuthDiscovery { get; set; }

    /// <summary>Authenticates the session by CHAP.</summary>
    [Field("chapAuthSession", 11, OmitEmpty = true)]
    public bool ChapAuthSession { get; set; }

    /// <summary>The secret with the credentials.</summary>
    [Field("secretRef", 10, OmitEmpty = true)]
    public SecretReference? SecretRef { get; set; }

    /// <summary>Name of the initiator.</summary>
    [Field("initiatorName", 12, OmitEmpty = true)]
    public string? InitiatorName { get; set; }
}
