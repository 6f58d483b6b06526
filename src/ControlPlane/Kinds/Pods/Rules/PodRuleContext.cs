using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>What the rules of one pod's parts need to know of the rest of it.</summary>
/// <param name="Errors">Where to.</param>
/// <param name="Spec">The whole spec.</param>
/// <param name="IsPod">A pod, not a template: some fields are filled in only there.</param>
internal sealed record PodRuleContext(FieldErrors Errors, PodSpec Spec, bool IsPod)
{
    /// <summary>The volumes that are right in themselves, by name.</summary>
    public Dictionary<string, VolumeSource> Volumes { get; } = new(StringComparer.Ordinal);

    /// <summary>The pod's resource claims by name.</summary>
    public SortedSet<string> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>Seconds a pod has to end.</summary>
    public long GracePeriod => Spec.TerminationGracePeriodSeconds ?? 0;

    /// <summary>Whether the pod's users are the host's.</summary>
    public bool HostUsers => Spec.HostUsers ?? true;
}
