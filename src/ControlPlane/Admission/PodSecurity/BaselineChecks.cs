using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>What lets a pod out of its box.</summary>
public static class BaselineChecks
{
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";
    private const string SeccompPodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    private const string SeccompContainerAnnotation = "container.seccomp.security.alpha.kubernetes.io/";

    // What Docker grants by default, without NET_RAW.
    private static readonly HashSet<string> DefaultCapabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    public static Violation? AppArmor(PodUnderCheck pod)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        bool Bad(AppArmorProfile? profile) => profile is not null && profile.Type is not (AppArmorProfileType.RuntimeDefault or AppArmorProfileType.Localhost) && (types.Add(profile.Type) || true);
        var podSets = Bad(pod.Spec.SecurityContext?.AppArmorProfile);
        var setters = Setters.PodAnd(podSets, pod.Where(c => Bad(c.Security?.AppArmorProfile)));
        var annotations = (pod.Metadata.Annotations ?? [])
            .Where(a => a.Key.StartsWith(AppArmorAnnotation, StringComparison.Ordinal) && a.Value is not ("" or "runtime/default") && !a.Value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(a => $"{a.Key}=\"{a.Value}\"").Order(StringComparer.Ordinal).ToList();
        if (setters is null && annotations.Count == 0) return null;
        var details = new List<string>();
        if (setters is not null) details.Add($"{setters} must not set AppArmor profile type to {Setters.Quoted(types)}");
        details.AddRange(annotations);
        return new Violation(types.Count + annotations.Count == 1 ? "forbidden AppArmor profile" : "forbidden AppArmor profiles", string.Join(", ", details));
    }

    public static Violation? HostNamespaces(PodUnderCheck pod)
    {
        var used = new List<string>();
        if (pod.Spec.HostNetwork) used.Add("hostNetwork=true");
        if (pod.Spec.HostPID) used.Add("hostPID=true");
        if (pod.Spec.HostIPC) used.Add("hostIPC=true");
        return used.Count == 0 ? null : new Violation("host namespaces", string.Join(", ", used));
    }

    public static Violation? HostPorts(PodUnderCheck pod)
    {
        var bad = pod.Where(c => c.Ports.Exists(p => p.HostPort != 0));
        if (bad.Count == 0) return null;
        var ports = pod.Containers.SelectMany(c => c.Ports).Where(p => p.HostPort != 0).Select(p => $"{p.HostPort}").Distinct().Order(StringComparer.Ordinal).ToList();
        return new Violation("hostPort", $"{Setters.Containers(bad)} {(bad.Count == 1 ? "uses" : "use")} {(ports.Count == 1 ? "hostPort" : "hostPorts")} {string.Join(", ", ports)}");
    }

    /// <summary>A probe of another host makes the node's agent ask for the pod (SSRF).</summary>
    public static Violation? ProbeHosts(PodUnderCheck pod)
    {
        static IEnumerable<string> HostsOf(CheckedContainer container) => container.Probes
            .SelectMany(p => new[] { p?.ProbeHandler.HttpGet?.Host, p?.ProbeHandler.TcpSocket?.Host })
            .Concat(new[] { container.Lifecycle?.PostStart, container.Lifecycle?.PreStop }.SelectMany(h => new[] { h?.HttpGet?.Host, h?.TcpSocket?.Host }))
            .Where(h => !string.IsNullOrEmpty(h)).Select(h => h!);
        var bad = pod.Where(c => HostsOf(c).Any());
        if (bad.Count == 0) return null;
        var hosts = pod.Containers.SelectMany(HostsOf).Distinct().Order(StringComparer.Ordinal);
        return new Violation("probe or lifecycle host", $"{Setters.Containers(bad)} {(bad.Count == 1 ? "uses" : "use")} probe or lifecycle host {Setters.Quoted(hosts)}");
    }

    public static Violation? Privileged(PodUnderCheck pod)
    {
        var bad = pod.Where(c => c.Security?.Privileged == true);
        return bad.Count == 0 ? null : new Violation("privileged", $"{Setters.Containers(bad)} must not set securityContext.privileged=true");
    }

    public static Violation? ProcMount(PodUnderCheck pod)
    {
        var bad = pod.Where(c => c.Security?.ProcMount is { } mount && mount != ProcMountType.Default);
        if (bad.Count == 0) return null;
        var types = pod.Containers.Select(c => c.Security?.ProcMount).Where(m => m is not null and not ProcMountType.Default).Select(m => m!).Distinct().Order(StringComparer.Ordinal);
        return new Violation("procMount", $"{Setters.Containers(bad)} must not set securityContext.procMount to {Setters.Quoted(types)}");
    }

    public static Violation? SeLinux(PodUnderCheck pod, IReadOnlyList<string> safeTypes)
    {
        bool Bad(SELinuxOptions? options) => options is not null && (!safeTypes.Contains(options.Type) || options.User.Length > 0 || options.Role.Length > 0);
        var all = pod.Containers.Select(c => c.Security?.SeLinuxOptions).Prepend(pod.Spec.SecurityContext?.SeLinuxOptions).Where(Bad).Select(o => o!).ToList();
        if (Setters.PodAnd(Bad(pod.Spec.SecurityContext?.SeLinuxOptions), pod.Where(c => Bad(c.Security?.SeLinuxOptions))) is not { } setters) return null;
        var types = all.Select(o => o.Type).Where(t => !safeTypes.Contains(t)).Distinct().Order(StringComparer.Ordinal).ToList();
        var what = new List<string>();
        if (types.Count > 0) what.Add($"{(types.Count == 1 ? "type" : "types")} {Setters.Quoted(types)}");
        if (all.Exists(o => o.User.Length > 0)) what.Add("user may not be set");
        if (all.Exists(o => o.Role.Length > 0)) what.Add("role may not be set");
        return new Violation("seLinuxOptions", $"{setters} set forbidden securityContext.seLinuxOptions: {string.Join("; ", what)}");
    }

    public static Violation? Sysctls(PodUnderCheck pod, IReadOnlyList<string> safe)
    {
        var bad = (pod.Spec.SecurityContext?.Sysctls ?? []).Where(s => !safe.Contains(s.Name)).Select(s => s.Name).ToList();
        return bad.Count == 0 ? null : new Violation("forbidden sysctls", string.Join(", ", bad));
    }

    public static Violation? WindowsHostProcess(PodUnderCheck pod) =>
        Setters.PodAnd(pod.Spec.SecurityContext?.WindowsOptions?.HostProcess == true, pod.Where(c => c.Security?.WindowsOptions?.HostProcess == true)) is { } setters
            ? new Violation("hostProcess", $"{setters} must not set securityContext.windowsOptions.hostProcess=true")
            : null;

    public static Violation? Capabilities(PodUnderCheck pod)
    {
        var bad = pod.Where(c => c.Security?.Capabilities?.Add?.Exists(a => !DefaultCapabilities.Contains(a)) == true);
        if (bad.Count == 0) return null;
        var added = pod.Containers.SelectMany(c => c.Security?.Capabilities?.Add ?? []).Where(a => !DefaultCapabilities.Contains(a)).Distinct().Order(StringComparer.Ordinal);
        return new Violation("non-default capabilities", $"{Setters.Containers(bad)} must not include {Setters.Quoted(added)} in securityContext.capabilities.add");
    }

    public static Violation? HostPathVolumes(PodUnderCheck pod)
    {
        var bad = (pod.Spec.Volumes ?? []).Where(v => v.VolumeSource.HostPath is not null).Select(v => v.Name).ToList();
        return bad.Count == 0 ? null : new Violation("hostPath volumes", $"{(bad.Count == 1 ? "volume" : "volumes")} {Setters.Quoted(bad)}");
    }

    /// <summary>Before v1.19 the profile stood in annotations.</summary>
    public static Violation? SeccompAnnotations(PodUnderCheck pod)
    {
        var keys = pod.Containers.Select(c => SeccompContainerAnnotation + c.Name).Prepend(SeccompPodAnnotation);
        var bad = keys.Where(k => pod.Metadata.Annotations?.ContainsKey(k) == true)
            .Select(k => (Key: k, Value: pod.Metadata.Annotations![k]))
            .Where(a => a.Value is not ("runtime/default" or "docker/default") && !a.Value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(a => $"{a.Key}=\"{a.Value}\"").Order(StringComparer.Ordinal).ToList();
        return bad.Count == 0 ? null : new Violation("seccompProfile", $"forbidden {(bad.Count == 1 ? "annotation" : "annotations")} {string.Join(", ", bad)}");
    }

    public static Violation? Seccomp(PodUnderCheck pod) =>
        Setters.PodAnd(IsBad(pod.Spec.SecurityContext?.SeccompProfile), pod.Where(c => IsBad(c.Security?.SeccompProfile))) is { } setters
            ? new Violation("seccompProfile", $"{setters} must not set securityContext.seccompProfile.type to {Setters.Quoted(BadSeccompTypes(pod))}")
            : null;

    /// <summary>A profile that confines nothing.</summary>
    public static bool IsBad(SeccompProfile? profile) => profile is not null && profile.Type is not (SeccompProfileType.RuntimeDefault or SeccompProfileType.Localhost);

    /// <summary>The types that are bad, each once.</summary>
    public static IEnumerable<string> BadSeccompTypes(PodUnderCheck pod) =>
        pod.Containers.Select(c => c.Security?.SeccompProfile).Prepend(pod.Spec.SecurityContext?.SeccompProfile).Where(IsBad).Select(p => p!.Type).Distinct().Order(StringComparer.Ordinal);
}
