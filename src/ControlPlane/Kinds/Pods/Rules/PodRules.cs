using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Rules of pods as objects.</summary>
internal static class PodRules
{
    public const string MirrorAnnotation = "kubernetes.io/config.mirror";
    private const string DeletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";
    public const string AppArmorAnnotationPrefix = "container.apparmor.security.beta.kubernetes.io/";
    public const string SeccompAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    public const string SeccompAnnotationPrefix = "container.seccomp.security.alpha.kubernetes.io/";

    /// <summary>Any pod, new or changed.</summary>
    public static void Check(FieldErrors errors, Pod pod)
    {
        Annotations(errors, Field.Of("metadata").Child("annotations"), pod.Metadata.Annotations, pod.Spec);
        PodSpecRules.Check(errors, Field.Of("spec"), pod.Spec, isPod: true);
        PodSpecRules.CheckPodOnly(errors, Field.Of("spec"), pod.Spec);
        OwnClaims(errors, Field.Of("spec").Child("volumes"), pod.Metadata.Name, pod.Spec.Volumes ?? []);
    }

    /// <summary>A claim that is made for one of the pod's volumes cannot be another of its volumes.</summary>
    private static void OwnClaims(FieldErrors errors, Field field, string pod, List<Volume> volumes)
    {
        var made = volumes.Where(v => v.VolumeSource.Ephemeral is not null).Select(v => $"{pod}-{v.Name}").ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < volumes.Count; i++)
        {
            if (volumes[i].VolumeSource.PersistentVolumeClaim?.ClaimName is not { } claim || !made.Contains(claim)) continue;
            var at = field.Index(i).Child("persistentVolumeClaim", "claimName");
            errors.Invalid(at, claim, "must not reference a PVC that gets created for an ephemeral volume");
        }
    }

    /// <summary>A new pod.</summary>
    public static void CheckNew(FieldErrors errors, Pod pod)
    {
        var field = Field.Of("spec");
        if (pod.Spec.EphemeralContainers is { Count: > 0 }) errors.Forbidden(field.Child("ephemeralContainers"), "cannot be set on create");
        if (pod.Spec.NodeName.Length > 0 && pod.Spec.SchedulingGates is { Count: > 0 }) errors.Forbidden(field.Child("nodeName"), "cannot be set until all schedulingGates have been cleared");
        ProfileAnnotationRules.Check(errors, field, pod.Metadata.Annotations, pod.Spec);
    }

    /// <summary>Annotations that mean something to the API server; of templates too.</summary>
    public static void Annotations(FieldErrors errors, Field field, Dictionary<string, string>? annotations, PodSpec spec)
    {
        foreach (var (key, value) in (annotations ?? []).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var at = field.Key(key);
            if (key == MirrorAnnotation && spec.NodeName.Length == 0) errors.Invalid(at, value, "must set spec.nodeName if mirror pod annotation is set");
            else if (key == DeletionCostAnnotation && !IsCost(value)) errors.Invalid(at, value, "must be a 32bit integer");
            else if (key == SeccompAnnotation || key.StartsWith(SeccompAnnotationPrefix, StringComparison.Ordinal)) Seccomp(errors, field.Child(key), value);
            else if (key.StartsWith(AppArmorAnnotationPrefix, StringComparison.Ordinal)) AppArmor(errors, at, key[AppArmorAnnotationPrefix.Length..], value, spec);
        }
    }

    // A cost is written as Go writes it: no plus sign, no leading zeros.
    private static bool IsCost(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost) && (text == cost.ToString(CultureInfo.InvariantCulture) || text == "-0");

    private static void Seccomp(FieldErrors errors, Field field, string profile)
    {
        if (profile is "runtime/default" or "docker/default" or "unconfined") return;
        if (profile.StartsWith("localhost/", StringComparison.Ordinal)) PathRules.Descending(errors, field, profile["localhost/".Length..]);
        else errors.Invalid(field, profile, "must be a valid seccomp profile");
    }

    private static void AppArmor(FieldErrors errors, Field field, string container, string profile, PodSpec spec)
    {
        var known = (spec.Containers ?? []).Concat(spec.InitContainers ?? []).Any(c => c.Name == container)
            || (spec.EphemeralContainers ?? []).Any(c => c.EphemeralContainerCommon.Name == container);
        if (!known) errors.Invalid(field, container, "container not found");
        if (profile is not ("" or "runtime/default" or "unconfined") && !profile.StartsWith("localhost/", StringComparison.Ordinal)) errors.Invalid(field, profile, "invalid AppArmor profile name: \"" + profile + "\"");
    }
}
