using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>What is counted of one flow schema; it outlives changes of the configuration.</summary>
internal sealed class FlowFigures
{
    private static readonly double[] Seconds = [0, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30];

    public Counter Dispatched { get; } = new();

    public Counter Executing { get; } = new();

    public Counter QueueFull { get; } = new();

    public Counter ConcurrencyLimit { get; } = new();

    public Counter TimeOut { get; } = new();

    public Histogram Wait { get; } = new(Seconds);

    public Histogram Execution { get; } = new(Seconds);

    /// <summary>The refusals, by Kubernetes' reasons.</summary>
    public IEnumerable<(string Reason, Counter Count)> Rejected => [("queue-full", QueueFull), ("concurrency-limit", ConcurrencyLimit), ("time-out", TimeOut)];

    public void Refused(string why) => Rejected.First(r => r.Reason == why).Count.Increment();
}
