using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Controllers.Deployments;

/// <summary>How far a rolling update may leave the wanted size.</summary>
/// <param name="Surge">So many pods more.</param>
/// <param name="Unavailable">So many pods fewer available.</param>
internal readonly record struct RolloutLimits(int Surge, int Unavailable)
{
    /// <summary>Percentages of surge are rounded up, of unavailability down; both zero would stand still, so one may be missing.</summary>
    public static RolloutLimits Of(Shared.Api.Apps.V1.Deployment deployment)
    {
        var replicas = Rollout.Replicas(deployment);
        if (deployment.Spec.Strategy.Type != DeploymentStrategyType.RollingUpdate || replicas == 0) return default;
        var update = deployment.Spec.Strategy.RollingUpdate;
        var surge = Math.Max(0, update?.MaxSurge?.Scaled(replicas, roundUp: true) ?? 0);
        var unavailable = Math.Max(0, update?.MaxUnavailable?.Scaled(replicas, roundUp: false) ?? 0);
        if (surge == 0 && unavailable == 0) unavailable = 1;
        return new RolloutLimits(surge, Math.Min(unavailable, replicas));
    }
}
