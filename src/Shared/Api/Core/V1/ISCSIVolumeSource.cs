// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ISCSIVolumeSource
{
    [Field("targetPortal", 1, Required = true)]
    public string TargetPortal { get; set; } = "";

    [Field("iqn", 2, Required = true)]
    public string Iqn { get; set; } = "";

    [Field("lun", 3, Required = true)]
    public int Lun { get; set; }

    [Field("iscsiInterface", 4, OmitEmpty = true, Default = "\"default\"")]
    public string IscsiInterface { get; set; } = "";

    [Field("fsType", 5, OmitEmpty = true)]
    public string FsType { get; set; } = "";

    [Field("readOnly", 6, OmitEmpty = true)]
    public bool ReadOnly { get; set; }

    [Field("portals", 7, OmitEmpty = true)]
    public List<string>? Portals { get; set; }

    [Field("chapAuthDiscovery", 8, OmitEmpty = true)]
    public bool ChapAuthDiscovery { get; set; }

    [Field("chapAuthSession", 11, OmitEmpty = true)]
    public bool ChapAuthSession { get; set; }

    [Field("secretRef", 10, OmitEmpty = true)]
    public LocalObjectReference? SecretRef { get; set; }

    [Field("initiatorName", 12, OmitEmpty = true)]
    public string? InitiatorName { get; set; }
}
