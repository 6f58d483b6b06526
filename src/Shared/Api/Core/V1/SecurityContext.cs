// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Users and privileges of a container; what it says goes before the pod's.</summary>
[ApiType("v1")]
public sealed partial class SecurityContext
{
    /// <summary>Linux capabilities to add and drop.</summary>
    [Field("capabilities", 1, OmitEmpty = true)]
    public Capabilities? Capabilities { get; set; }

    /// <summary>As root on the node.</summary>
    [Field("privileged", 2, OmitEmpty = true)]
    public bool? Privileged { get; set; }

    /// <summary>SELinux context.</summary>
    [Field("seLinuxOptions", 3, OmitEmpty = true)]
    public SELinuxOptions? SeLinuxOptions { get; set; }

    /// <summary>Settings for Windows.</summary>
    [Field("windowsOptions", 10, OmitEmpty = true)]
    public WindowsSecurityContextOptions? WindowsOptions { get; set; }

    /// <summary>User id of the first process.</summary>
    [Field("runAsUser", 4, OmitEmpty = true)]
    public long? RunAsUser { get; set; }

    /// <summary>Group id of the first process.</summary>
    [Field("runAsGroup", 8, OmitEmpty = true)]
    public long? RunAsGroup { get; set; }

    /// <summary>Refuses to start as user 0.</summary>
    [Field("runAsNonRoot", 5, OmitEmpty = true)]
    public bool? RunAsNonRoot { get; set; }

    /// <summary>The root file system cannot be written.</summary>
    [Field("readOnlyRootFilesystem", 6, OmitEmpty = true)]
    public bool? ReadOnlyRootFilesystem { get; set; }

    /// <summary>Whether a process may gain more rights than its parent has.</summary>
    [Field("allowPrivilegeEscalation", 7, OmitEmpty = true)]
    public bool? AllowPrivilegeEscalation { get; set; }

    /// <summary>How /proc is shown: Default or Unmasked.</summary>
    [Field("procMount", 9, OmitEmpty = true, Enum = typeof(ProcMountType))]
    public string? ProcMount { get; set; }

    /// <summary>Filter of system calls.</summary>
    [Field("seccompProfile", 11, OmitEmpty = true)]
    public SeccompProfile? SeccompProfile { get; set; }

    /// <summary>AppArmor profile.</summary>
    [Field("appArmorProfile", 12, OmitEmpty = true)]
    public AppArmorProfile? AppArmorProfile { get; set; }
}
