using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Kinds.DaemonSets;

/// <summary>Rules of DaemonSets.</summary>
internal static class DaemonSetValidation
{
    public static void Check(FieldErrors errors, DaemonSet daemonSet)
    {
        var (field, spec) = (Field.Of("spec"), daemonSet.Spec);
        errors.Selector(field.Child("selector"), spec.Selector);
        PodTemplateRules.Matches(errors, field.Child("template"), spec.Selector, spec.Template);
        if (spec.Selector is { } selector && LabelMatch.IsEmpty(selector)) errors.Invalid(field.Child("selector"), selector, "empty selector is invalid for daemonset");
        PodTemplateRules.Check(errors, field.Child("template"), spec.Template);
        PodTemplateRules.RunsForever(errors, field.Child("template", "spec"), "DaemonSet", spec.Template.Spec);
        errors.NonNegative(field.Child("minReadySeconds"), spec.MinReadySeconds);
        Strategy(errors, field.Child("updateStrategy"), spec.UpdateStrategy);
        errors.NonNegative(field.Child("revisionHistoryLimit"), spec.RevisionHistoryLimit);
    }

    public static void CheckStatus(FieldErrors errors, DaemonSet daemonSet, DaemonSet old)
    {
        var (field, status) = (Field.Of("status"), daemonSet.Status);
        (string Name, long Count)[] counts =
        [
            ("currentNumberScheduled", status.CurrentNumberScheduled), ("numberMisscheduled", status.NumberMisscheduled), ("desiredNumberScheduled", status.DesiredNumberScheduled),
            ("numberReady", status.NumberReady), ("observedGeneration", status.ObservedGeneration), ("updatedNumberScheduled", status.UpdatedNumberScheduled),
            ("numberAvailable", status.NumberAvailable), ("numberUnavailable", status.NumberUnavailable),
        ];
        foreach (var (name, count) in counts) errors.NonNegative(field.Child(name), count);
        errors.NonNegative(field.Child("collisionCount"), status.CollisionCount);
        if (old.Status.CollisionCount > (status.CollisionCount ?? -1)) errors.Invalid(field.Child("collisionCount"), status.CollisionCount, "cannot be decremented");
    }

    private static void Strategy(FieldErrors errors, Field field, DaemonSetUpdateStrategy strategy)
    {
        if (strategy.Type == DaemonSetUpdateStrategyType.OnDelete) return;
        if (strategy.Type != DaemonSetUpdateStrategyType.RollingUpdate) errors.NotSupported(field, strategy.Type, [DaemonSetUpdateStrategyType.OnDelete, DaemonSetUpdateStrategyType.RollingUpdate]);
        else if (strategy.RollingUpdate is { } update) RollingUpdate(errors, field.Child("rollingUpdate"), update.MaxUnavailable ?? 0, update.MaxSurge ?? 0);
        else errors.Required(field.Child("rollingUpdate"));
    }

    private static void RollingUpdate(FieldErrors errors, Field field, IntOrString unavailable, IntOrString surge)
    {
        errors.NonNegativeIntOrPercent(field.Child("maxUnavailable"), unavailable);
        errors.NonNegativeIntOrPercent(field.Child("maxSurge"), surge);
        errors.NotMoreThanHundredPercent(field.Child("maxUnavailable"), unavailable);
        errors.NotMoreThanHundredPercent(field.Child("maxSurge"), surge);
        var (some, more) = ((CommonRules.Percent(unavailable) ?? unavailable.Number) != 0, (CommonRules.Percent(surge) ?? surge.Number) != 0);
        if (some && more) errors.Invalid(field.Child("maxSurge"), surge, "may not be set when maxUnavailable is non-zero");
        if (!some && !more) errors.Required(field.Child("maxUnavailable"), "cannot be 0 when maxSurge is 0");
    }
}
