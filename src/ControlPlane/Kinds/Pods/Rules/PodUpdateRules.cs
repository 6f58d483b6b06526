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
        Annotations(errors, pod, old);
        if (!Containers(errors, field.Child("containers"), pod.Spec.Containers ?? [], old.Spec.Containers ?? [])) return;
        if (!Containers(errors, field.Child("initContainers"), pod.Spec.InitContainers ?? [], old.Spec.InitContainers ?? [])) return;
        if (!Deadline(errors, field.Child("activeDeadlineSeconds"), pod.Spec.ActiveDeadlineSeconds, old.Spec.ActiveDeadlineSeconds)) return;
        OnlyAddedTolerations(errors, field.Child("tolerations"), pod.Spec.Tolerations ?? [], old.Spec.Tolerations ?? []);
        OnlyRemovedGates(errors, field.Child("schedulingGates"), pod.Spec.SchedulingGates ?? [], old.Spec.SchedulingGates ?? []);
        var rest = WithoutChangeable(pod.Spec, old.Spec);
        if (old.Spec.SchedulingGates is { Count: > 0 }) GatedPodRules.Check(errors, field, rest, old.Spec);
        if (!Same.Value(rest, old.Spec)) errors.Forbidden(field, Changeable);
    }

    /// <summary>Why a pod takes no ephemeral containers.</summary>
    public static string? NoEphemeralContainers(Pod old) =>
        old.Metadata.Annotations?.ContainsKey(PodRules.MirrorAnnotation) == true ? "static pods do not support ephemeral containers" : null;

    /// <summary>Added, never changed nor removed.</summary>
    public static void EphemeralContainers(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("spec").Child("ephemeralContainers");
        Annotations(errors, pod, old);
        var now = (pod.Spec.EphemeralContainers ?? []).GroupBy(c => c.EphemeralContainerCommon.Name).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        foreach (var container in old.Spec.EphemeralContainers ?? [])
        {
            var name = container.EphemeralContainerCommon.Name;
            if (!now.TryGetValue(name, out var kept)) errors.Forbidden(field, $"existing ephemeral containers \"{name}\" may not be removed\n");
            else if (!Same.Value(container, kept)) errors.Forbidden(field, $"existing ephemeral containers \"{name}\" may not be changed\n");
        }
    }

    /// <summary>Also of a change of the status: what a kubelet was told in an annotation stays so.</summary>
    public static void Annotations(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("metadata").Child("annotations");
        var (now, before) = (pod.Metadata.Annotations ?? [], old.Metadata.Annotations ?? []);
        foreach (var key in now.Keys.Union(before.Keys).Order(StringComparer.Ordinal))
        {
            var what = key == PodRules.MirrorAnnotation ? "mirror pod annotation" : null;
            if (key.StartsWith(PodRules.AppArmorAnnotationPrefix, StringComparison.Ordinal)) what = "AppArmor annotations";
            if (what is null || now.GetValueOrDefault(key) == before.GetValueOrDefault(key)) continue;
            errors.Forbidden(field.Key(key), before.ContainsKey(key) ? $"may not remove or update {what}" : $"may not add {what}");
        }
        PodRules.Annotations(errors, field, pod.Metadata.Annotations, pod.Spec);
    }

    private static bool Containers(FieldErrors errors, Field field, List<Container> containers, List<Container> old)
    {
        if (containers.Count != old.Count)
        {
            errors.Forbidden(field, "pod updates may not add or remove containers");
            return false;
        }
        // Told once more, besides the rules of any pod.
        for (var i = 0; i < containers.Count; i++)
        {
            if (containers[i].Image.Length == 0) errors.Required(field.Index(i).Child("image"));
            ContainerRules.ImageSpaces(errors, field.Index(i).Child("image"), containers[i].Image);
        }
        return true;
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
        else SchedulingRules.Tolerations(errors, field, tolerations);
    }

    private static bool SameButSeconds(Toleration one, Toleration other) =>
        one.Key == other.Key && one.Operator == other.Operator && one.Value == other.Value && one.Effect == other.Effect;

    private static void OnlyRemovedGates(FieldErrors errors, Field field, List<PodSchedulingGate> gates, List<PodSchedulingGate> old)
    {
        for (var i = 0; i < gates.Count; i++)
        {
            if (old.TrueForAll(g => g.Name != gates[i].Name))
            {
                errors.Forbidden(field.Index(i).Child("name"), $"only deletion is allowed, but found new scheduling gate '{gates[i].Name}'");
            }
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
