using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>The apiserver_flowcontrol_* families.</summary>
internal static class FlowMetrics
{
    private const string Prefix = "apiserver_flowcontrol_";

    public static void Write(MetricText text, IReadOnlyList<PriorityLevel> levels, IReadOnlyDictionary<(string Level, string Schema), FlowFigures> figures)
    {
        var flows = figures.OrderBy(f => f.Key).ToList();
        Counters(text, flows, "dispatched_requests_total", "counter", "Requests that were let through.", f => f.Dispatched);
        Counters(text, flows, "current_executing_requests", "gauge", "Requests that are being answered.", f => f.Executing);
        Rejections(text, flows);
        Histograms(text, flows, "request_wait_duration_seconds", "How long requests waited in a queue.", f => f.Wait);
        Histograms(text, flows, "request_execution_seconds", "How long it took to answer requests.", f => f.Execution);
        Gauge(text, levels, "current_inqueue_requests", "Requests that wait.", l => l.Waiting);
        Gauge(text, levels, "current_executing_seats", "Seats that are taken.", l => l.Seats);
        Gauge(text, levels, "nominal_limit_seats", "Seats by the level's shares.", l => l.Share.Nominal);
        Gauge(text, levels, "lower_limit_seats", "Seats that the level keeps when others borrow.", l => l.Share.Least);
        Gauge(text, levels, "upper_limit_seats", "Seats that the level may have when it borrows.", l => l.Share.Most);
        Gauge(text, levels, "current_limit_seats", "Seats that the level may have now.", l => l.Limit);
        Gauge(text, levels, "demand_seats_smoothed", "The demand that borrowing goes by.", l => l.SmoothDemand);
    }

    private static void Counters(
        MetricText text, List<KeyValuePair<(string Level, string Schema), FlowFigures>> flows, string name, string type, string help,
            Func<FlowFigures, Counter> which)
    {
        text.Family(Prefix + name, type, help);
        foreach (var (key, figures) in flows) text.Sample(Prefix + name, which(figures).Value, ("flow_schema", key.Schema), ("priority_level", key.Level));
    }

    private static void Rejections(MetricText text, List<KeyValuePair<(string Level, string Schema), FlowFigures>> flows)
    {
        text.Family(Prefix + "rejected_requests_total", "counter", "Requests that were told to come again later.");
        foreach (var (key, figures) in flows)
        {
            foreach (var (reason, count) in figures.Rejected)
            {
                if (count.Value > 0)
                {
                    text.Sample(Prefix + "rejected_requests_total", count.Value, ("flow_schema", key.Schema), ("priority_level", key.Level),
                        ("reason", reason));
                }
            }
        }
    }

    private static void Histograms(
        MetricText text, List<KeyValuePair<(string Level, string Schema), FlowFigures>> flows, string name, string help, Func<FlowFigures, Histogram> which)
    {
        text.Family(Prefix + name, "histogram", help);
        foreach (var (key, figures) in flows)
        {
            if (figures.Dispatched.Value > 0) text.Sample(Prefix + name, which(figures), ("flow_schema", key.Schema), ("priority_level", key.Level));
        }
    }

    private static void Gauge(MetricText text, IReadOnlyList<PriorityLevel> levels, string name, string help, Func<PriorityLevel, double> figure)
    {
        text.Family(Prefix + name, "gauge", help);
        foreach (var level in levels) text.Sample(Prefix + name, figure(level), ("priority_level", level.Name));
    }
}
