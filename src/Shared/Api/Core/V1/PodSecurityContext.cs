// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Users, groups and privileges of a pod.</summary>
[ApiType("v1")]
public sealed partial class PodSecurityContext
{
    /// <summary>SELinux context.</summary>
    [Field("seLinuxOptions", 1, OmitEmpty = true)]
    public SELinuxOptions? SeLinuxOptions { get; set; }

    /// <summary>Settings for Windows.</summary>
    [Field("windowsOptions", 8, OmitEmpty = true)]
    public WindowsSecurityContextOptions? WindowsOptions { get; set; }

    /// <summary>User id of the first process.</summary>
    [Field("runAsUser", 2, OmitEmpty = true)]
    public long? RunAsUser { get; set; }

    /// <summary>Group id of the first process.</summary>
    [Field("runAsGroup", 6, OmitEmpty = true)]
    public long? RunAsGroup { get; set; }

    /// <summary>Refuses to start as user 0.</summary>
    [Field("runAsNonRoot", 3, OmitEmpty = true)]
    public bool? RunAsNonRoot { get; set; }

    /// <summary>Further group ids.</summary>
    [Field("supplementalGroups", 4, OmitEmpty = true)]
    public List<long>? SupplementalGroups { get; set; }

    /// <summary>Whether groups of the image's /etc/group count too.</summary>
    [Field("supplementalGroupsPolicy", 12, OmitEmpty = true, Enum = typeof(SupplementalGroupsPolicy))]
    public string? SupplementalGroupsPolicy { get; set; }

    /// <summary>Group that owns the volumes' files.</summary>
    [Field("fsGroup", 5, OmitEmpty = true)]
    public long? FsGroup { get; set; }

    /// <summary>Kernel parameters of the pod's namespaces.</summary>
    [Field("sysctls", 7, OmitEmpty = true)]
    public List<Sysctl>? Sysctls { get; set; }

    /// <summary>When the volumes' owner is changed: OnRootMismatch or Always.</summary>
    [Field("fsGroupChangePolicy", 9, OmitEmpty = true, Enum = typeof(PodFSGroupChangePolicy))]
    public string? FsGroupChangePolicy { get; set; }

    /// <summary>Filter of system calls.</summary>
    [Field("seccompProfile", 10, OmitEmpty = true)]
    public SeccompProfile? SeccompProfile { get; set; }

    /// <summary>AppArmor profile.</summary>
    [Field("appArmorProfile", 11, OmitEmpty = true)]
    public AppArmorProfile? AppArmorProfile { get; set; }

    /// <summary>How volumes get their SELinux label.</summary>
    [Field("seLinuxChangePolicy", 13, OmitEmpty = true, Enum = typeof(PodSELinuxChangePolicy))]
    public string? SeLinuxChangePolicy { get; set; }
}
