using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.StatefulSets;

/// <summary>Rules of StatefulSets.</summary>
internal static class StatefulSetValidation
{
    private const string Changeable =
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', "
        + "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    /// <param name="errors">Where to.</param>
    /// <param name="set">The set.</param>
    /// <param name="templateToo">Also the spec of its pods: not of sets stored before it was checked.</param>
    public static void Check(FieldErrors errors, StatefulSet set, bool templateToo)
    {
        var (field, spec) = (Field.Of("spec"), set.Spec);
        if (spec.PodManagementPolicy is not (PodManagementPolicyType.OrderedReady or PodManagementPolicyType.Parallel)) errors.Invalid(field.Child("podManagementPolicy"), spec.PodManagementPolicy, "must be 'OrderedReady' or 'Parallel'");
        Strategy(errors, field.Child("updateStrategy"), spec.UpdateStrategy);
        if (spec.PersistentVolumeClaimRetentionPolicy is { } retention)
        {
            Retention(errors, field.Child("persistentVolumeClaimRetentionPolicy", "whenDeleted"), retention.WhenDeleted);
            Retention(errors, field.Child("persistentVolumeClaimRetentionPolicy", "whenScaled"), retention.WhenScaled);
        }
        errors.NonNegative(field.Child("replicas"), spec.Replicas);
        errors.NonNegative(field.Child("minReadySeconds"), spec.MinReadySeconds);
        errors.NonNegative(field.Child("revisionHistoryLimit"), spec.RevisionHistoryLimit);
        errors.NonNegative(field.Child("ordinals", "start"), spec.Ordinals?.Start);
        if (spec.ServiceName.Length > 0) errors.DnsLabel(field.Child("serviceName"), spec.ServiceName);
        Template(errors, field, spec, templateToo);
    }

    /// <summary>A set with good pods stays one; one that was stored with others may go on.</summary>
    public static bool HasGoodTemplate(StatefulSet set)
    {
        var errors = new FieldErrors();
        PodSpecOf(errors, Field.Of("spec").Child("template"), set.Spec);
        return errors.None;
    }

    /// <summary>What may change, and nothing else.</summary>
    public static void CheckChange(FieldErrors errors, StatefulSet set, StatefulSet old)
    {
        var (rest, before) = (set.Spec.Clone(), old.Spec);
        rest.Replicas = before.Replicas;
        rest.Ordinals = before.Ordinals;
        rest.Template = before.Template;
        rest.UpdateStrategy = before.UpdateStrategy;
        rest.RevisionHistoryLimit = before.RevisionHistoryLimit;
        rest.PersistentVolumeClaimRetentionPolicy = before.PersistentVolumeClaimRetentionPolicy;
        rest.MinReadySeconds = before.MinReadySeconds;
        if (!Same.Value(rest, before)) errors.Forbidden(Field.Of("spec"), Changeable);
    }

    public static void CheckStatus(FieldErrors errors, StatefulSet set, StatefulSet old)
    {
        var (field, status) = (Field.Of("status"), set.Status);
        ReplicaStatusRules.Check(errors, field, ("replicas", status.Replicas), ("readyReplicas", status.ReadyReplicas), ("currentReplicas", status.CurrentReplicas),
            ("updatedReplicas", status.UpdatedReplicas), ("availableReplicas", status.AvailableReplicas));
        errors.NonNegative(field.Child("observedGeneration"), status.ObservedGeneration);
        if (status.AvailableReplicas > status.ReadyReplicas) errors.Invalid(field.Child("availableReplicas"), status.AvailableReplicas, "cannot be greater than status.readyReplicas");
        errors.NonNegative(field.Child("collisionCount"), status.CollisionCount);
        if (old.Status.CollisionCount > (status.CollisionCount ?? -1)) errors.Invalid(field.Child("collisionCount"), status.CollisionCount, "cannot be decremented");
    }

    private static void Template(FieldErrors errors, Field field, StatefulSetSpec spec, bool templateToo)
    {
        var at = field.Child("template");
        PodTemplateRules.Selector(errors, field.Child("selector"), "statefulset", spec.Selector);
        if (spec.Selector is not null && LabelMatch.Matches(spec.Selector, null) is null) errors.Invalid(field.Child("selector"), spec.Selector, "");
        else
        {
            PodTemplateRules.Matches(errors, at, spec.Selector, spec.Template);
            errors.Labels(at.Child("labels"), spec.Template.Metadata.Labels);
            MetadataRules.Annotations(errors, at.Child("annotations"), spec.Template.Metadata.Annotations);
            PodRules.Annotations(errors, at.Child("annotations"), spec.Template.Metadata.Annotations, spec.Template.Spec);
            if (templateToo) PodSpecOf(errors, at, spec);
        }
        PodTemplateRules.RunsForever(errors, at.Child("spec"), "StatefulSet", spec.Template.Spec);
    }

    /// <summary>The volumes of the claim templates are the pods' own: those of their names in the template are replaced.</summary>
    private static void PodSpecOf(FieldErrors errors, Field field, StatefulSetSpec spec)
    {
        var pod = spec.Template.Spec.Clone();
        foreach (var claim in spec.VolumeClaimTemplates ?? [])
        {
            var name = claim.Metadata.Name;
            if (name.Length == 0 || pod.Volumes?.Exists(v => v.Name == name) == true) continue;
            (pod.Volumes ??= []).Add(new Volume { Name = name, VolumeSource = new() { PersistentVolumeClaim = new() { ClaimName = name } } });
        }
        PodSpecRules.Check(errors, field.Child("spec"), pod, isPod: false);
        ProfileAnnotationRules.Check(errors, field.Child("spec"), spec.Template.Metadata.Annotations, pod);
        if (pod.EphemeralContainers is not { Count: > 0 }) return;
        errors.Forbidden(field.Child("spec", "ephemeralContainers"), "ephemeral containers not allowed in pod template");
    }

    private static void Strategy(FieldErrors errors, Field field, StatefulSetUpdateStrategy strategy)
    {
        var at = field.Child("rollingUpdate");
        switch (strategy.Type)
        {
            case StatefulSetUpdateStrategyType.OnDelete:
                if (strategy.RollingUpdate is { } unused) errors.Invalid(at, unused, "only allowed for updateStrategy 'RollingUpdate'");
                break;
            case StatefulSetUpdateStrategyType.RollingUpdate:
                if (strategy.RollingUpdate is not { } update) break;
                errors.NonNegative(at.Child("partition"), update.Partition);
                if (update.MaxUnavailable is not { } unavailable) break;
                errors.NonNegativeIntOrPercent(at.Child("maxUnavailable"), unavailable);
                if ((CommonRules.Percent(unavailable) ?? unavailable.Number) == 0) errors.Invalid(at.Child("maxUnavailable"), unavailable, "cannot be 0");
                errors.NotMoreThanHundredPercent(at.Child("maxUnavailable"), unavailable);
                break;
            default:
                errors.Invalid(field, strategy, "must be 'RollingUpdate' or 'OnDelete'");
                break;
        }
    }

    private static void Retention(FieldErrors errors, Field field, string policy) =>
        errors.OneOf(field, policy, PersistentVolumeClaimRetentionPolicyType.Delete, PersistentVolumeClaimRetentionPolicyType.Retain);
}
