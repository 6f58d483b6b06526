namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>Good practice in hardening: no root, no privileges beyond need.</summary>
public static class RestrictedChecks
{
    private const string BindLowPorts = "NET_BIND_SERVICE";

    public static Violation? PrivilegeEscalation(PodUnderCheck pod)
    {
        var bad = pod.Where(c => c.Security?.AllowPrivilegeEscalation != false);
        return bad.Count == 0 ? null : new Violation("allowPrivilegeEscalation != false", $"{Setters.Containers(bad)} must set securityContext.allowPrivilegeEscalation=false");
    }

    public static Violation? Capabilities(PodUnderCheck pod)
    {
        var keeping = pod.Where(c => c.Security?.Capabilities?.Drop?.Contains("ALL") != true);
        var adding = pod.Where(c => c.Security?.Capabilities?.Add?.Exists(a => a != BindLowPorts) == true);
        var details = new List<string>();
        if (keeping.Count > 0) details.Add($"{Setters.Containers(keeping)} must set securityContext.capabilities.drop=[\"ALL\"]");
        if (adding.Count > 0)
        {
            var added = pod.Containers.SelectMany(c => c.Security?.Capabilities?.Add ?? []).Where(a => a != BindLowPorts).Distinct().Order(StringComparer.Ordinal);
            details.Add($"{Setters.Containers(adding)} must not include {Setters.Quoted(added)} in securityContext.capabilities.add");
        }
        return details.Count == 0 ? null : new Violation("unrestricted capabilities", string.Join("; ", details));
    }

    public static Violation? Volumes(PodUnderCheck pod)
    {
        var bad = (pod.Spec.Volumes ?? []).Where(v => v.VolumeSource is
        {
            ConfigMap: null, Csi: null, DownwardAPI: null, EmptyDir: null, Ephemeral: null, PersistentVolumeClaim: null, Projected: null, Secret: null,
        }).Select(v => (v.Name, Type: TypeOf(v.VolumeSource))).ToList();
        if (bad.Count == 0) return null;
        var types = bad.Select(b => b.Type).Distinct().Order(StringComparer.Ordinal).ToList();
        var (volumes, use) = bad.Count == 1 ? ("volume", "uses") : ("volumes", "use");
        return new Violation("restricted volume types", $"{volumes} {Setters.Quoted(bad.Select(b => b.Name))} {use} restricted volume {(types.Count == 1 ? "type" : "types")} {Setters.Quoted(types)}");
    }

    public static Violation? NonRoot(PodUnderCheck pod)
    {
        var forPod = pod.Spec.SecurityContext?.RunAsNonRoot;
        if (Setters.PodAnd(forPod == false, pod.Where(c => c.Security?.RunAsNonRoot == false)) is { } setters)
        {
            return new Violation("runAsNonRoot != true", $"{setters} must not set securityContext.runAsNonRoot=false");
        }
        var silent = forPod == true ? [] : pod.Where(c => c.Security?.RunAsNonRoot is null);
        return silent.Count == 0 ? null : new Violation("runAsNonRoot != true", $"pod or {Setters.Containers(silent)} must set securityContext.runAsNonRoot=true");
    }

    public static Violation? User(PodUnderCheck pod) =>
        Setters.PodAnd(pod.Spec.SecurityContext?.RunAsUser == 0, pod.Where(c => c.Security?.RunAsUser == 0)) is { } setters
            ? new Violation("runAsUser=0", $"{setters} must not set runAsUser=0")
            : null;

    public static Violation? Seccomp(PodUnderCheck pod)
    {
        if (BaselineChecks.Seccomp(pod) is { } bad) return bad;
        var silent = pod.Spec.SecurityContext?.SeccompProfile is not null ? [] : pod.Where(c => c.Security?.SeccompProfile is null);
        return silent.Count == 0 ? null : new Violation("seccompProfile", $"pod or {Setters.Containers(silent)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"");
    }

    /// <summary>The JSON name of the one source that is set; a volume without any is an empty directory by default.</summary>
    private static string TypeOf(Shared.Api.Core.V1.VolumeSource source)
    {
        using var document = System.Text.Json.JsonDocument.Parse(Shared.Serialization.JsonOutput.Encode(source));
        return document.RootElement.EnumerateObject().Select(p => p.Name).FirstOrDefault("unknown");
    }
}
