using Newer = NetKube.Shared.Api.Autoscaling.V2;
using Older = NetKube.Shared.Api.Autoscaling.V1;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>Metrics of version 2 in the words of version 1, and back.</summary>
internal static class MetricConversion
{
    public static Newer.CrossVersionObjectReference ToNewer(Older.CrossVersionObjectReference r) => new() { Kind = r.Kind, Name = r.Name, ApiVersion = r.ApiVersion };

    public static Older.CrossVersionObjectReference ToOlder(Newer.CrossVersionObjectReference r) => new() { Kind = r.Kind, Name = r.Name, ApiVersion = r.ApiVersion };

    public static Newer.MetricSpec CpuUtilization(int percent) => new()
    {
        Type = Newer.MetricSourceType.Resource,
        Resource = new() { Name = "cpu", Target = new() { Type = Newer.MetricTargetType.Utilization, AverageUtilization = percent } },
    };

    public static Newer.MetricStatus CpuStatus(int percent) => new()
    {
        Type = Newer.MetricSourceType.Resource,
        Resource = new() { Name = "cpu", Current = new() { AverageUtilization = percent } },
    };

    public static Newer.MetricSpec ToNewer(Older.MetricSpec m) => new()
    {
        Type = m.Type,
        Object = m.Object is { } o
            ? new()
            {
                DescribedObject = ToNewer(o.Target),
                Metric = new() { Name = o.MetricName, Selector = o.Selector },
                Target = o.AverageValue is { } average ? Average(average, null) : new() { Type = Newer.MetricTargetType.Value, Value = o.TargetValue },
            }
            : null,
        Pods = m.Pods is { } p ? new() { Metric = new() { Name = p.MetricName, Selector = p.Selector }, Target = Average(p.TargetAverageValue, null) } : null,
        Resource = m.Resource is { } r ? new() { Name = r.Name, Target = Average(r.TargetAverageValue, r.TargetAverageUtilization) } : null,
        ContainerResource = m.ContainerResource is { } c ? new() { Name = c.Name, Container = c.Container, Target = Average(c.TargetAverageValue, c.TargetAverageUtilization) } : null,
        External = m.External is { } e
            ? new()
            {
                Metric = new() { Name = e.MetricName, Selector = e.MetricSelector },
                Target = e.TargetValue is { } value ? new() { Type = Newer.MetricTargetType.Value, Value = value, AverageValue = e.TargetAverageValue } : Average(e.TargetAverageValue, null),
            }
            : null,
    };

    public static Older.MetricSpec ToOlder(Newer.MetricSpec m) => new()
    {
        Type = m.Type,
        Object = m.Object is { } o
            ? new() { Target = ToOlder(o.DescribedObject), MetricName = o.Metric.Name, Selector = o.Metric.Selector, TargetValue = o.Target.Value ?? default, AverageValue = o.Target.AverageValue }
            : null,
        Pods = m.Pods is { } p ? new() { MetricName = p.Metric.Name, Selector = p.Metric.Selector, TargetAverageValue = p.Target.AverageValue ?? default } : null,
        Resource = m.Resource is { } r ? new() { Name = r.Name, TargetAverageUtilization = r.Target.AverageUtilization, TargetAverageValue = r.Target.AverageValue } : null,
        ContainerResource = m.ContainerResource is { } c
            ? new() { Name = c.Name, Container = c.Container, TargetAverageUtilization = c.Target.AverageUtilization, TargetAverageValue = c.Target.AverageValue }
            : null,
        External = m.External is { } e
            ? new() { MetricName = e.Metric.Name, MetricSelector = e.Metric.Selector, TargetValue = e.Target.Value, TargetAverageValue = e.Target.AverageValue }
            : null,
    };

    public static Newer.MetricStatus ToNewer(Older.MetricStatus m) => new()
    {
        Type = m.Type,
        Object = m.Object is { } o
            ? new() { DescribedObject = ToNewer(o.Target), Metric = new() { Name = o.MetricName, Selector = o.Selector }, Current = new() { Value = o.CurrentValue, AverageValue = o.AverageValue } }
            : null,
        Pods = m.Pods is { } p ? new() { Metric = new() { Name = p.MetricName, Selector = p.Selector }, Current = new() { AverageValue = p.CurrentAverageValue } } : null,
        Resource = m.Resource is { } r ? new() { Name = r.Name, Current = new() { AverageUtilization = r.CurrentAverageUtilization, AverageValue = r.CurrentAverageValue } } : null,
        ContainerResource = m.ContainerResource is { } c
            ? new() { Name = c.Name, Container = c.Container, Current = new() { AverageUtilization = c.CurrentAverageUtilization, AverageValue = c.CurrentAverageValue } }
            : null,
        External = m.External is { } e
            ? new() { Metric = new() { Name = e.MetricName, Selector = e.MetricSelector }, Current = new() { Value = e.CurrentValue, AverageValue = e.CurrentAverageValue } }
            : null,
    };

    public static Older.MetricStatus ToOlder(Newer.MetricStatus m) => new()
    {
        Type = m.Type,
        Object = m.Object is { } o
            ? new() { Target = ToOlder(o.DescribedObject), MetricName = o.Metric.Name, Selector = o.Metric.Selector, CurrentValue = o.Current.Value ?? default, AverageValue = o.Current.AverageValue }
            : null,
        Pods = m.Pods is { } p ? new() { MetricName = p.Metric.Name, Selector = p.Metric.Selector, CurrentAverageValue = p.Current.AverageValue ?? default } : null,
        Resource = m.Resource is { } r
            ? new() { Name = r.Name, CurrentAverageUtilization = r.Current.AverageUtilization, CurrentAverageValue = r.Current.AverageValue ?? default }
            : null,
        ContainerResource = m.ContainerResource is { } c
            ? new() { Name = c.Name, Container = c.Container, CurrentAverageUtilization = c.Current.AverageUtilization, CurrentAverageValue = c.Current.AverageValue ?? default }
            : null,
        External = m.External is { } e
            ? new() { MetricName = e.Metric.Name, MetricSelector = e.Metric.Selector, CurrentValue = e.Current.Value ?? default, CurrentAverageValue = e.Current.AverageValue }
            : null,
    };

    private static Newer.MetricTarget Average(Shared.Api.Quantity? value, int? utilization) => new()
    {
        Type = utilization is null ? Newer.MetricTargetType.AverageValue : Newer.MetricTargetType.Utilization,
        AverageValue = value,
        AverageUtilization = utilization,
    };
}
