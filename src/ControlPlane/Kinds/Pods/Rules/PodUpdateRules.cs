using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>What of a pod may change: little, since a kubelet is already running it.</summary>
internal static class PodUpdateRules
{
    private const string Changeable =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
        + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    public static void Check(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("spec");
        MirrorAnnotation(errors, pod, old);
        if (!Containers(errors, field.Child("containers"), pod.Spec.Containers ?? [], old.Spec.Containers ?? [])) return;
        if (!Containers(errors, field.Child("initContainers"), pod.Spec.InitContainers ?? [], old.Spec.InitContainers ?? [])) return;
        if (!Deadline(errors, field.Child("activeDeadlineSeconds"), pod.Spec.ActiveDeadlineSeconds, old.Spec.ActiveDeadlineSeconds)) return;
        OnlyAddedTolerations(errors, field.Child("tolerations"), pod.Spec.Tolerations ?? [], old.Spec.Tolerations ?? []);
        OnlyRemovedGates(errors, field.Child("schedulingGates"), pod.Spec.SchedulingGates ?? [], old.Spec.SchedulingGates ?? []);
        var rest = WithoutChangeable(pod.Spec, old.Spec);
        if (old.Spec.SchedulingGates is { Count: > 0 }) GatedPodRules.Check(errors, field, rest, old.Spec);
        if (!Same.Value(rest, old.Spec)) errors.Forbidden(field, Changeable);
    }

    /// <summary>Added, never changed nor removed.</summary>
    public static void EphemeralContainers(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("spec").Child("ephemeralContainers");
        if (old.Metadata.Annotations?.ContainsKey(PodRules.MirrorAnnotation) == true) errors.Forbidden(Field.Root, "static pods do not support ephemeral containers");
        var now = (pod.Spec.EphemeralContainers ?? []).GroupBy(c => c.EphemeralContainerCommon.Name).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        foreach (var container in old.Spec.EphemeralContainers ?? [])
        {
            var name = container.EphemeralContainerCommon.Name;
            if (!now.TryGetValue(name, out var kept)) errors.Forbidden(field, $"existing ephemeral containers \"{name}\" may not be removed\n");
            else if (!Same.Value(container, kept)) errors.Forbidden(field, $"existing ephemeral containers \"{name}\" may not be changed\n");
        }
    }

    private static void MirrorAnnotation(FieldErrors errors, Pod pod, Pod old)
    {
        var at = Field.Of("metadata").Child("annotations").Key(PodRules.MirrorAnnotation);
        string? before = null, after = null;
        old.Metadata.Annotations?.TryGetValue(PodRules.MirrorAnnotation, out before);
        pod.Metadata.Annotations?.TryGetValue(PodRules.MirrorAnnotation, out after);
        if (before == after) return;
        errors.Forbidden(at, before is null ? "may not add mirror pod annotation" : "may not remove or update mirror pod annotation");
    }

    private static bool Containers(FieldErrors errors, Field field, List<Container> containers, List<Container> old)
    {
        if (containers.Count == old.Count) return true;
        errors.Forbidden(field, "pod updates may not add or remove containers");
        return false;
    }

    private static bool Deadline(FieldErrors errors, Field field, long? deadline, long? old)
    {
        if (deadline is { } seconds)
        {
            if (seconds is < 0 or > int.MaxValue)
            {
                errors.Invalid(field, seconds, Names.Range(0, int.MaxValue));
                return false;
            }
            if (old < seconds)
            {
                errors.Invalid(field, seconds, "must be less than or equal to previous value");
                return false;
            }
        }
        else if (old is not null) errors.Invalid(field, null, "must not update from a positive integer to nil value");
        return true;
    }

    private static void OnlyAddedTolerations(FieldErrors errors, Field field, List<Toleration> tolerations, List<Toleration> old)
    {
        if (old.Exists(before => !tolerations.Exists(t => SameButSeconds(t, before))))
        {
            errors.Forbidden(field, "existing toleration can not be modified except its tolerationSeconds");
        }
    }

    private static bool SameButSeconds(Toleration one, Toleration other) =>
        one.Key == other.Key && one.Operator == other.Operator && one.Value == other.Value && one.Effect == other.Effect;

    private static void OnlyRemovedGates(FieldErrors errors, Field field, List<PodSchedulingGate> gates, List<PodSchedulingGate> old)
    {
        for (var i = 0; i < gates.Count; i++)
        {
            if (old.TrueForAll(g => g.Name != gates[i].Name)) errors.Forbidden(field.Index(i), $"only deletion is allowed, but found new scheduling gate '{gates[i].Name}'");
        }
    }

    /// <summary>The new spec with the old values of all that may change.</summary>
    private static PodSpec WithoutChangeable(PodSpec spec, PodSpec old)
    {
        var rest = spec.Clone();
        var before = old.Clone();
        for (var i = 0; i < (rest.Containers?.Count ?? 0); i++) rest.Containers![i].Image = before.Containers![i].Image;
        for (var i = 0; i < (rest.InitContainers?.Count ?? 0); i++) rest.InitContainers![i].Image = before.InitContainers![i].Image;
        rest.ActiveDeadlineSeconds = before.ActiveDeadlineSeconds;
        rest.Tolerations = before.Tolerations;
        rest.SchedulingGates = before.SchedulingGates;
        if (before.TerminationGracePeriodSeconds < 0 && rest.TerminationGracePeriodSeconds == 1) rest.TerminationGracePeriodSeconds = before.TerminationGracePeriodSeconds;
        return rest;
    }
}
