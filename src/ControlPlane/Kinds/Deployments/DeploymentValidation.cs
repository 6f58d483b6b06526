using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Kinds.Deployments;

/// <summary>Rules of Deployments.</summary>
internal static class DeploymentValidation
{
    public static void Check(FieldErrors errors, Deployment deployment)
    {
        var (field, spec) = (Field.Of("spec"), deployment.Spec);
        errors.NonNegative(field.Child("replicas"), spec.Replicas);
        PodTemplateRules.CheckOfController(errors, field, "deployment", spec.Selector, spec.Template);
        Strategy(errors, field.Child("strategy"), spec.Strategy);
        errors.NonNegative(field.Child("minReadySeconds"), spec.MinReadySeconds);
        errors.NonNegative(field.Child("revisionHistoryLimit"), spec.RevisionHistoryLimit);
        if (spec.ProgressDeadlineSeconds is not { } deadline) return;
        errors.NonNegative(field.Child("progressDeadlineSeconds"), deadline);
        if (deadline <= spec.MinReadySeconds) errors.Invalid(field.Child("progressDeadlineSeconds"), deadline, "must be greater than minReadySeconds");
    }

    public static void CheckStatus(FieldErrors errors, Deployment deployment, Deployment old)
    {
        var (field, status) = (Field.Of("status"), deployment.Status);
        errors.NonNegative(field.Child("observedGeneration"), status.ObservedGeneration);
        ReplicaStatusRules.Check(errors, field, ("replicas", status.Replicas),
            ("updatedReplicas", status.UpdatedReplicas), ("readyReplicas", status.ReadyReplicas), ("availableReplicas", status.AvailableReplicas));
        errors.NonNegative(field.Child("unavailableReplicas"), status.UnavailableReplicas);
        errors.NonNegative(field.Child("terminatingReplicas"), status.TerminatingReplicas);
        if (status.AvailableReplicas > status.ReadyReplicas) errors.Invalid(field.Child("availableReplicas"), status.AvailableReplicas, "cannot be greater than readyReplicas");
        errors.NonNegative(field.Child("collisionCount"), status.CollisionCount);
        if (old.Status.CollisionCount > (status.CollisionCount ?? -1)) errors.Invalid(field.Child("collisionCount"), status.CollisionCount, "cannot be decremented");
    }

    private static void Strategy(FieldErrors errors, Field field, DeploymentStrategy strategy)
    {
        var at = field.Child("rollingUpdate");
        switch (strategy.Type)
        {
            case DeploymentStrategyType.Recreate:
                if (strategy.RollingUpdate is not null) errors.Forbidden(at, "may not be specified when strategy `type` is 'Recreate'");
                break;
            case DeploymentStrategyType.RollingUpdate:
                if (strategy.RollingUpdate is { } update) RollingUpdate(errors, at, update.MaxUnavailable ?? 0, update.MaxSurge ?? 0);
                else errors.Required(at, "this should be defaulted and never be nil");
                break;
            default:
                errors.NotSupported(field, strategy.Type, [DeploymentStrategyType.Recreate, DeploymentStrategyType.RollingUpdate]);
                break;
        }
    }

    private static void RollingUpdate(FieldErrors errors, Field field, IntOrString unavailable, IntOrString surge)
    {
        errors.NonNegativeIntOrPercent(field.Child("maxUnavailable"), unavailable);
        errors.NonNegativeIntOrPercent(field.Child("maxSurge"), surge);
        if (IsZero(unavailable) && IsZero(surge)) errors.Invalid(field.Child("maxUnavailable"), unavailable, "may not be 0 when `maxSurge` is 0");
        errors.NotMoreThanHundredPercent(field.Child("maxUnavailable"), unavailable);
    }

    private static bool IsZero(IntOrString value) => value.IsString ? CommonRules.Percent(value) is 0 : value.Number == 0;
}
