using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>What a pod, or the template of pods, does that a level forbids.</summary>
/// <param name="Reason">In a few words.</param>
/// <param name="Detail">Who does it, and what to do instead.</param>
public sealed record Violation(string Reason, string Detail);

/// <summary>A pod's metadata and spec.</summary>
public sealed record PodUnderCheck(ObjectMeta Metadata, PodSpec Spec)
{
    /// <summary>Linux-only rules do not bind a pod that says it is for Windows.</summary>
    public bool IsWindows => Spec.Os?.Name == OSName.Windows;

    /// <summary>Root inside a user namespace is nobody outside (KEP-127).</summary>
    public bool HasUserNamespace => Spec.HostUsers == false;

    /// <summary>Init, ordinary and ephemeral containers.</summary>
    public IEnumerable<CheckedContainer> Containers =>
        (Spec.InitContainers ?? []).Concat(Spec.Containers ?? [])
            .Select(c => new CheckedContainer(c.Name, c.SecurityContext, c.Ports ?? [], [c.LivenessProbe, c.ReadinessProbe, c.StartupProbe], c.Lifecycle))
            .Concat((Spec.EphemeralContainers ?? []).Select(e => e.EphemeralContainerCommon)
                .Select(c => new CheckedContainer(c.Name, c.SecurityContext, c.Ports ?? [], [c.LivenessProbe, c.ReadinessProbe, c.StartupProbe], c.Lifecycle)));
}

/// <summary>What the checks look at of a container of any sort.</summary>
public sealed record CheckedContainer(string Name, SecurityContext? Security, List<ContainerPort> Ports, IReadOnlyList<Probe?> Probes, Lifecycle? Lifecycle);

/// <summary>One rule: which level it belongs to, and its form since each minor version that changed it.</summary>
/// <param name="Level">Baseline or restricted.</param>
/// <param name="Forms">From the oldest; a form holds until the next one's version.</param>
/// <param name="Replaced">At the restricted level a stricter rule takes its place.</param>
public sealed record SecurityCheck(SecurityLevel Level, IReadOnlyList<(int Since, Func<PodUnderCheck, Violation?> Run)> Forms, bool Replaced = false)
{
    /// <summary>The form of a version; null before the rule existed.</summary>
    public Func<PodUnderCheck, Violation?>? FormOf(int? minor)
    {
        Func<PodUnderCheck, Violation?>? form = null;
        foreach (var (since, run) in Forms)
        {
            if (minor is null || since <= minor) form = run;
        }
        return form;
    }
}
