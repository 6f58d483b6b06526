using System.Text.RegularExpressions;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Security contexts of pods and containers.</summary>
internal static partial class SecurityRules
{
    private const string SysctlFormat = @"([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private const int MostSysctlBytes = 253;

    // A path of the host, without its ending zero.
    private const int MostProfileBytes = 4095;
    private const string NotWithoutHostUsers = "when `hostUsers` is false";

    /// <summary>The pod's own context, and what of the spec it concerns.</summary>
    public static void Pod(PodRuleContext context, Field spec, Field field)
    {
        var errors = context.Errors;
        if (!context.HostUsers)
        {
            // Sharing another of the host's namespaces would undo the user namespace.
            if (context.Spec.HostNetwork) errors.Forbidden(spec.Child("hostNetwork"), NotWithoutHostUsers);
            if (context.Spec.HostPID) errors.Forbidden(spec.Child("HostPID"), NotWithoutHostUsers);
            if (context.Spec.HostIPC) errors.Forbidden(spec.Child("HostIPC"), NotWithoutHostUsers);
            foreach (var (container, at) in PodContainers.All(context.Spec, spec))
            {
                if (container.VolumeDevices is { Count: > 0 }) errors.Forbidden(at.Child("volumeDevices"), NotWithoutHostUsers);
            }
        }
        if (context.Spec is { HostPID: true, ShareProcessNamespace: true }) errors.Invalid(field.Child("shareProcessNamespace"), true, "ShareProcessNamespace and HostPID cannot both be enabled");
        if (context.Spec.SecurityContext is not { } security) return;
        Id(errors, field.Child("fsGroup"), security.FsGroup);
        Id(errors, field.Child("runAsUser"), security.RunAsUser);
        Id(errors, field.Child("runAsGroup"), security.RunAsGroup);
        for (var i = 0; i < (security.SupplementalGroups?.Count ?? 0); i++) Id(errors, field.Child("supplementalGroups").Index(i), security.SupplementalGroups![i]);
        Sysctls(context, field.Child("sysctls"), security.Sysctls ?? []);
        if (security.FsGroupChangePolicy is { } fsGroup) errors.OneOf(field.Child("fsGroupChangePolicy"), fsGroup, PodFSGroupChangePolicy.Always, PodFSGroupChangePolicy.OnRootMismatch);
        if (security.SupplementalGroupsPolicy is { } groups) errors.OneOf(field.Child("supplementalGroupsPolicy"), groups, SupplementalGroupsPolicy.Merge, SupplementalGroupsPolicy.Strict);
        if (security.SeLinuxChangePolicy is { } linux) errors.OneOf(field.Child("seLinuxChangePolicy"), linux, PodSELinuxChangePolicy.MountOption, PodSELinuxChangePolicy.Recursive);
        Seccomp(errors, field.Child("seccompProfile"), security.SeccompProfile);
        AppArmor(errors, field.Child("appArmorProfile"), security.AppArmorProfile);
        WindowsRules.Options(errors, field.Child("windowsOptions"), security.WindowsOptions);
    }

    /// <summary>A container's context.</summary>
    public static void Container(PodRuleContext context, Field field, SecurityContext? security)
    {
        if (security is null) return;
        var errors = context.Errors;
        Id(errors, field.Child("runAsUser"), security.RunAsUser);
        Id(errors, field.Child("runAsGroup"), security.RunAsGroup);
        if (security.ProcMount is { } mount)
        {
            errors.OneOf(field.Child("procMount"), mount, ProcMountType.Default, ProcMountType.Unmasked);
            if (context.HostUsers && mount == ProcMountType.Unmasked) errors.Invalid(field.Child("procMount"), mount, "`hostUsers` must be false to use `Unmasked`");
        }
        Seccomp(errors, field.Child("seccompProfile"), security.SeccompProfile);
        AppArmor(errors, field.Child("appArmorProfile"), security.AppArmorProfile);
        WindowsRules.Options(errors, field.Child("windowsOptions"), security.WindowsOptions);
        if (security.AllowPrivilegeEscalation != false) return;
        if (security.Privileged == true) errors.Invalid(field, security, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        if (security.Capabilities?.Add?.Contains("CAP_SYS_ADMIN") == true) errors.Invalid(field, security, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
    }

    private static void Id(FieldErrors errors, Field field, long? id)
    {
        if (id is { } number) errors.InvalidEach(field, number, Names.UserOrGroupId(number));
    }

    private static void Seccomp(FieldErrors errors, Field field, SeccompProfile? profile)
    {
        if (profile is null) return;
        if (profile.Type.Length == 0) errors.Required(field.Child("type"), "type is required when seccompProfile is set");
        else errors.OneOf(field.Child("type"), profile.Type, SeccompProfileType.Localhost, SeccompProfileType.RuntimeDefault, SeccompProfileType.Unconfined);
        var at = field.Child("localhostProfile");
        if (profile.Type != SeccompProfileType.Localhost)
        {
            if (profile.LocalhostProfile is not null) errors.Invalid(at, profile, "can only be set when seccomp type is Localhost");
        }
        else if (profile.LocalhostProfile is { } path) PathRules.Descending(errors, at, path);
        else errors.Required(at, "must be set when seccomp type is Localhost");
    }

    private static void AppArmor(FieldErrors errors, Field field, AppArmorProfile? profile)
    {
        if (profile is null) return;
        if (profile.Type.Length == 0) errors.Required(field.Child("type"), "type is required when appArmorProfile is set");
        else errors.OneOf(field.Child("type"), profile.Type, AppArmorProfileType.Localhost, AppArmorProfileType.RuntimeDefault, AppArmorProfileType.Unconfined);
        var at = field.Child("localhostProfile");
        if (profile.Type is AppArmorProfileType.RuntimeDefault or AppArmorProfileType.Unconfined)
        {
            if (profile.LocalhostProfile is not null) errors.Invalid(at, profile.LocalhostProfile, "can only be set when AppArmor type is Localhost");
        }
        if (profile.Type != AppArmorProfileType.Localhost) return;
        if (profile.LocalhostProfile is not { Length: > 0 } name)
        {
            errors.Required(at, "must be set when AppArmor type is Localhost");
            return;
        }
        if (name.Trim() != name) errors.Invalid(at, name, "must not be padded with whitespace");
        if (name.Length > MostProfileBytes) errors.TooLong(at, MostProfileBytes);
    }

    private static void Sysctls(PodRuleContext context, Field field, List<Sysctl> sysctls)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sysctls.Count; i++)
        {
            var (name, at) = (sysctls[i].Name, field.Index(i).Child("name"));
            if (name.Length == 0) context.Errors.Required(at);
            else if (name.Length > MostSysctlBytes || !SysctlRegex().IsMatch(name)) context.Errors.Invalid(at, name, $"must have at most {MostSysctlBytes} characters and match regex ^{SysctlFormat}$");
            else if (names.Contains(name)) context.Errors.Duplicate(at, name);
            names.Add(name);
            var dotted = name.Replace('/', '.');
            if (context.Spec.HostNetwork && dotted.StartsWith("net.", StringComparison.Ordinal)) context.Errors.Invalid(at, name, "may not be allowed with hostNetwork enabled");
            if (context.Spec.HostIPC && IsIpc(dotted)) context.Errors.Invalid(at, name, "may not be allowed with hostIPC enabled");
        }
    }

    private static bool IsIpc(string name) =>
        name is "kernel.sem" || name.StartsWith("kernel.shm", StringComparison.Ordinal) || name.StartsWith("kernel.msg", StringComparison.Ordinal) || name.StartsWith("fs.mqueue.", StringComparison.Ordinal);

    [GeneratedRegex(@"\A" + SysctlFormat + @"\z")]
    private static partial Regex SysctlRegex();
}
