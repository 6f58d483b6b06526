using NetKube.Shared.Api.Autoscaling.V2;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>Defaults of autoscalers.</summary>
internal static class HorizontalPodAutoscalerDefaults
{
    /// <summary>Of the request, in percent, when no metric is given.</summary>
    public const int CpuUtilization = 80;

    public static void Apply(HorizontalPodAutoscalerSpec spec)
    {
        spec.MinReplicas ??= 1;
        if (spec.Metrics is not { Count: > 0 })
        {
            spec.Metrics =
            [
                new MetricSpec
                {
                    Type = MetricSourceType.Resource,
                    Resource = new() { Name = "cpu", Target = new() { Type = MetricTargetType.Utilization, AverageUtilization = CpuUtilization } },
                },
            ];
        }
        if (spec.Behavior is not { } behavior) return;
        behavior.ScaleUp = Fill(behavior.ScaleUp, 0,
        [
            new() { Type = HPAScalingPolicyType.Pods, Value = 4, PeriodSeconds = 15 },
            new() { Type = HPAScalingPolicyType.Percent, Value = 100, PeriodSeconds = 15 },
        ]);
        behavior.ScaleDown = Fill(behavior.ScaleDown, null, [new() { Type = HPAScalingPolicyType.Percent, Value = 100, PeriodSeconds = 15 }]);
    }

    private static HPAScalingRules Fill(HPAScalingRules? rules, int? window, List<HPAScalingPolicy> policies)
    {
        rules ??= new();
        rules.SelectPolicy ??= ScalingPolicySelect.Max;
        rules.StabilizationWindowSeconds ??= window;
        rules.Policies ??= policies;
        return rules;
    }
}
