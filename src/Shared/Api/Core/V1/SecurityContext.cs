// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class SecurityContext
{
    [Field("capabilities", 1, OmitEmpty = true)]
    public Capabilities? Capabilities { get; set; }

    [Field("privileged", 2, OmitEmpty = true)]
    public bool? Privileged { get; set; }

    [Field("seLinuxOptions", 3, OmitEmpty = true)]
    public SELinuxOptions? SeLinuxOptions { get; set; }

    [Field("windowsOptions", 10, OmitEmpty = true)]
    public WindowsSecurityContextOptions? WindowsOptions { get; set; }

    [Field("runAsUser", 4, OmitEmpty = true)]
    public long? RunAsUser { get; set; }

    [Field("runAsGroup", 8, OmitEmpty = true)]
    public long? RunAsGroup { get; set; }

    [Field("runAsNonRoot", 5, OmitEmpty = true)]
    public bool? RunAsNonRoot { get; set; }

    [Field("readOnlyRootFilesystem", 6, OmitEmpty = true)]
    public bool? ReadOnlyRootFilesystem { get; set; }

    [Field("allowPrivilegeEscalation", 7, OmitEmpty = true)]
    public bool? AllowPrivilegeEscalation { get; set; }

    [Field("procMount", 9, OmitEmpty = true, Enum = typeof(ProcMountType))]
    public string? ProcMount { get; set; }

    [Field("seccompProfile", 11, OmitEmpty = true)]
    public SeccompProfile? SeccompProfile { get; set; }

    [Field("appArmorProfile", 12, OmitEmpty = true)]
    public AppArmorProfile? AppArmorProfile { get; set; }
}
