// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodSecurityContext
{
    [Field("seLinuxOptions", 1, OmitEmpty = true)]
    public SELinuxOptions? SeLinuxOptions { get; set; }

    [Field("windowsOptions", 8, OmitEmpty = true)]
    public WindowsSecurityContextOptions? WindowsOptions { get; set; }

    [Field("runAsUser", 2, OmitEmpty = true)]
    public long? RunAsUser { get; set; }

    [Field("runAsGroup", 6, OmitEmpty = true)]
    public long? RunAsGroup { get; set; }

    [Field("runAsNonRoot", 3, OmitEmpty = true)]
    public bool? RunAsNonRoot { get; set; }

    [Field("supplementalGroups", 4, OmitEmpty = true)]
    public List<long>? SupplementalGroups { get; set; }

    [Field("supplementalGroupsPolicy", 12, OmitEmpty = true, Enum = typeof(SupplementalGroupsPolicy))]
    public string? SupplementalGroupsPolicy { get; set; }

    [Field("fsGroup", 5, OmitEmpty = true)]
    public long? FsGroup { get; set; }

    [Field("sysctls", 7, OmitEmpty = true)]
    public List<Sysctl>? Sysctls { get; set; }

    [Field("fsGroupChangePolicy", 9, OmitEmpty = true, Enum = typeof(PodFSGroupChangePolicy))]
    public string? FsGroupChangePolicy { get; set; }

    [Field("seccompProfile", 10, OmitEmpty = true)]
    public SeccompProfile? SeccompProfile { get; set; }

    [Field("appArmorProfile", 11, OmitEmpty = true)]
    public AppArmorProfile? AppArmorProfile { get; set; }

    [Field("seLinuxChangePolicy", 13, OmitEmpty = true, Enum = typeof(PodSELinuxChangePolicy))]
    public string? SeLinuxChangePolicy { get; set; }
}
