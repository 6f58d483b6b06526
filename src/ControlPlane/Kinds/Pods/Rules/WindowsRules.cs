using System.Text.RegularExpressions;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>What may not stand in a pod that says it is for Linux or for Windows.</summary>
internal static partial class WindowsRules
{
    private const string NotOnLinux = "windows options cannot be set for a linux pod";
    private const string NotOnWindows = "cannot be set for a windows pod";
    private const int MostSpecBytes = 64 * 1024;

    /// <summary>spec.os.</summary>
    public static void OperatingSystem(PodRuleContext context, Field field)
    {
        if (context.Spec.Os is not { } os) return;
        if (os.Name.Length == 0) context.Errors.Required(field.Child("os", "name"), "cannot be empty");
        else if (os.Name == OSName.Linux) Linux(context, field);
        else if (os.Name == OSName.Windows) Windows(context, field);
        else context.Errors.NotSupported(field.Child("os"), os.Name, [OSName.Linux, OSName.Windows]);
    }

    /// <summary>Containers that are processes of the host: all of a pod's, or none.</summary>
    public static void HostProcess(PodRuleContext context, Field field)
    {
        var pod = context.Spec.SecurityContext?.WindowsOptions?.HostProcess;
        var (all, hostProcesses) = (0, 0);
        foreach (var (container, at) in PodContainers.All(context.Spec, field))
        {
            all++;
            var own = container.SecurityContext?.WindowsOptions?.HostProcess;
            if (pod is { } inherited && own is { } given && inherited != given)
            {
                context.Errors.Invalid(at.Child("securityContext", "windowsOptions").Child("hostProcess"), given, $"pod hostProcess value must be identical if both are specified, was {(inherited ? "true" : "false")}");
            }
            if (own ?? pod ?? false) hostProcesses++;
        }
        if (hostProcesses == 0) return;
        if (hostProcesses != all) context.Errors.Invalid(field, "", "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        if (!context.Spec.HostNetwork) context.Errors.Invalid(field.Child("hostNetwork"), false, "hostNetwork must be true if pod contains any hostProcess containers");
    }

    /// <summary>windowsOptions.</summary>
    public static void Options(FieldErrors errors, Field field, WindowsSecurityContextOptions? options)
    {
        if (options is null) return;
        if (options.GmsaCredentialSpecName is { } name) errors.DnsSubdomain(field.Child("gmsaCredentialSpecName"), name);
        if (options.GmsaCredentialSpec is { } spec)
        {
            if (spec.Length == 0) errors.Invalid(field.Child("gmsaCredentialSpec"), spec, "gmsaCredentialSpec cannot be an empty string");
            else if (spec.Length > MostSpecBytes) errors.Invalid(field.Child("gmsaCredentialSpec"), spec, "gmsaCredentialSpec size must be under 64 KiB");
        }
        if (options.RunAsUserName is { } user) UserName(errors, field.Child("runAsUserName"), user);
    }

    private static void UserName(FieldErrors errors, Field field, string name)
    {
        if (name.Length == 0)
        {
            errors.Invalid(field, name, "runAsUserName cannot be an empty string");
            return;
        }
        var parts = name.Split('\\');
        if (name.Any(char.IsControl)) errors.Invalid(field, name, "runAsUserName cannot contain control characters");
        else if (parts.Length > 2) errors.Invalid(field, name, "runAsUserName cannot contain more than one backslash");
        else UserName(errors, field, name, parts.Length > 1 ? parts[0] : null, parts[^1]);
    }

    private static void UserName(FieldErrors errors, Field field, string name, string? domain, string user)
    {
        if (domain is { Length: >= 256 }) errors.Invalid(field, name, "runAsUserName's Domain length must be under 256 characters");
        if (domain is not null && !NetBiosDomain().IsMatch(domain) && !DnsDomain().IsMatch(domain))
        {
            errors.Invalid(field, name, "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
        }
        if (user.Length == 0) errors.Invalid(field, name, "runAsUserName's User cannot be empty");
        else if (user.Length > 104) errors.Invalid(field, name, "runAsUserName's User length must not be longer than 104 characters");
        if (user.Length > 0 && user.All(c => c is '.' or ' ')) errors.Invalid(field, name, "runAsUserName's User cannot contain only periods or spaces");
        if (user.IndexOfAny(['"', '/', '[', ']', ':', ';', '|', '=', ',', '+', '*', '?', '<', '>', '@']) >= 0)
        {
            errors.Invalid(field, name, "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]");
        }
    }

    [GeneratedRegex(@"\A[^\\/:*?""<>|.][^\\/:*?""<>|]{0,14}\z")]
    private static partial Regex NetBiosDomain();

    [GeneratedRegex(@"\A[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\z")]
    private static partial Regex DnsDomain();

    private static void Linux(PodRuleContext context, Field field)
    {
        if (context.Spec.SecurityContext?.WindowsOptions is not null) context.Errors.Forbidden(field.Child("securityContext", "windowsOptions"), NotOnLinux);
        foreach (var (container, at) in PodContainers.All(context.Spec, field))
        {
            if (container.SecurityContext?.WindowsOptions is not null) context.Errors.Forbidden(at.Child("securityContext", "windowsOptions"), NotOnLinux);
        }
    }

    private static void Windows(PodRuleContext context, Field field)
    {
        var spec = context.Spec;
        Refuse(context.Errors, field,
            ("hostPID", spec.HostPID), ("hostIPC", spec.HostIPC), ("hostUsers", spec.HostUsers is not null), ("shareProcessNamespace", spec.ShareProcessNamespace is not null));
        if (spec.SecurityContext is { } pod)
        {
            Refuse(context.Errors, field.Child("securityContext"),
                ("appArmorProfile", pod.AppArmorProfile is not null),
                ("seLinuxOptions", pod.SeLinuxOptions is not null),
                ("seccompProfile", pod.SeccompProfile is not null),
                ("fsGroup", pod.FsGroup is not null),
                ("fsGroupChangePolicy", pod.FsGroupChangePolicy is not null),
                ("sysctls", pod.Sysctls is { Count: > 0 }),
                ("runAsUser", pod.RunAsUser is not null),
                ("runAsGroup", pod.RunAsGroup is not null),
                ("supplementalGroups", pod.SupplementalGroups is not null),
                ("supplementalGroupsPolicy", pod.SupplementalGroupsPolicy is not null),
                ("seLinuxChangePolicy", pod.SeLinuxChangePolicy is not null));
        }
        foreach (var (container, at) in PodContainers.All(spec, field)) Windows(context.Errors, at.Child("securityContext"), container.SecurityContext);
    }

    private static void Windows(FieldErrors errors, Field field, SecurityContext? security)
    {
        if (security is null) return;
        Refuse(errors, field,
            ("appArmorProfile", security.AppArmorProfile is not null),
            ("seLinuxOptions", security.SeLinuxOptions is not null),
            ("seccompProfile", security.SeccompProfile is not null),
            ("capabilities", security.Capabilities is not null),
            ("readOnlyRootFilesystem", security.ReadOnlyRootFilesystem is not null),
            ("privileged", security.Privileged is not null),
            ("allowPrivilegeEscalation", security.AllowPrivilegeEscalation is not null),
            ("procMount", security.ProcMount is not null),
            ("runAsUser", security.RunAsUser is not null),
            ("runAsGroup", security.RunAsGroup is not null));
    }

    private static void Refuse(FieldErrors errors, Field field, params ReadOnlySpan<(string Name, bool Given)> settings)
    {
        foreach (var (name, given) in settings)
        {
            if (given) errors.Forbidden(field.Child(name), NotOnWindows);
        }
    }
}
