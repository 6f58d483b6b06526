using System.Collections.Concurrent;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>What is counted of one series of requests.</summary>
internal sealed class RequestFigures
{
    private static readonly double[] Seconds =
        [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];

    public ConcurrentDictionary<int, Counter> ByCode { get; } = new();

    public Histogram Duration { get; } = new(Seconds);

    public Counter LongRunning { get; } = new();

    public void Answered(int code) => ByCode.GetOrAdd(code, static _ => new Counter()).Increment();
}
