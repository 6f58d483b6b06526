using static NetKube.ControlPlane.Admission.PodSecurity.SecurityLevel;

namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>The Pod Security Standards: every rule, in the order in which refusals name them.</summary>
public static class SecurityChecks
{
    private static readonly IReadOnlyList<SecurityCheck> All =
    [
        new(Baseline, [(0, BaselineChecks.AppArmor)]),
        new(Baseline, [(0, BaselineChecks.HostNamespaces)]),
        new(Baseline, [(0, BaselineChecks.HostPorts)]),
        new(Baseline, [(34, BaselineChecks.ProbeHosts)]),
        new(Baseline, [(0, BaselineChecks.Privileged)]),
        new(Baseline, [(0, BaselineChecks.ProcMount), (34, pod => pod.HasUserNamespace ? null : BaselineChecks.ProcMount(pod))]),
        new(Baseline, [(0, pod => BaselineChecks.SeLinux(pod, SafeSeLinuxTypes)), (31, pod => BaselineChecks.SeLinux(pod, [.. SafeSeLinuxTypes, "container_engine_t"]))]),
        new(Baseline,
        [
            (0, pod => BaselineChecks.Sysctls(pod, SafeSysctls)),
            (27, pod => BaselineChecks.Sysctls(pod, [.. SafeSysctls, .. SafeSince27])),
            (29, pod => BaselineChecks.Sysctls(pod, [.. SafeSysctls, .. SafeSince27, .. SafeSince29])),
            (32, pod => BaselineChecks.Sysctls(pod, [.. SafeSysctls, .. SafeSince27, .. SafeSince29, .. SafeSince32])),
        ]),
        new(Baseline, [(0, BaselineChecks.WindowsHostProcess)]),
        new(Baseline, [(0, BaselineChecks.Capabilities)], Replaced: true),
        new(Baseline, [(0, BaselineChecks.HostPathVolumes)], Replaced: true),
        new(Baseline, [(0, BaselineChecks.SeccompAnnotations), (19, BaselineChecks.Seccomp)], Replaced: true),
        new(Restricted, [(8, RestrictedChecks.PrivilegeEscalation), (25, pod => pod.IsWindows ? null : RestrictedChecks.PrivilegeEscalation(pod))]),
        new(Restricted, [(22, RestrictedChecks.Capabilities), (25, pod => pod.IsWindows ? null : RestrictedChecks.Capabilities(pod))]),
        new(Restricted, [(0, RestrictedChecks.Volumes)]),
        new(Restricted, [(0, RestrictedChecks.NonRoot), (34, pod => pod.HasUserNamespace ? null : RestrictedChecks.NonRoot(pod))]),
        new(Restricted, [(23, RestrictedChecks.User), (34, pod => pod.HasUserNamespace ? null : RestrictedChecks.User(pod))]),
        new(Restricted, [(19, RestrictedChecks.Seccomp), (25, pod => pod.IsWindows ? null : RestrictedChecks.Seccomp(pod))]),
    ];

    private static string[] SafeSeLinuxTypes => ["", "container_t", "container_init_t", "container_kvm_t"];

    private static string[] SafeSysctls => ["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start"];

    private static string[] SafeSince27 => ["net.ipv4.ip_local_reserved_ports"];

    private static string[] SafeSince29 => ["net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes"];

    private static string[] SafeSince32 => ["net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"];

    /// <summary>All that the level forbids of the pod.</summary>
    public static IReadOnlyList<Violation> Evaluate(LevelVersion wanted, PodUnderCheck pod)
    {
        var violations = new List<Violation>();
        if (wanted.Level == SecurityLevel.Privileged) return violations;
        foreach (var check in All)
        {
            if (check.Level > wanted.Level || (check.Replaced && wanted.Level == Restricted)) continue;
            if (check.FormOf(wanted.Minor)?.Invoke(pod) is { } violation) violations.Add(violation);
        }
        return violations;
    }

    /// <summary>As refusals and warnings show them.</summary>
    public static string Describe(IEnumerable<Violation> violations) =>
        string.Join(", ", violations.Select(v => v.Detail.Length > 0 ? $"{v.Reason} ({v.Detail})" : v.Reason));
}
