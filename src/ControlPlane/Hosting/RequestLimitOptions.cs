namespace NetKube.ControlPlane.Hosting;

/// <summary>How many requests the server takes at once, and how long they may take.</summary>
public sealed record RequestLimitOptions
{
    /// <summary>--max-requests-inflight.</summary>
    public int MostReads { get; init; } = 400;

    /// <summary>--max-mutating-requests-inflight.</summary>
    public int MostWrites { get; init; } = 200;

    /// <summary>--enable-priority-and-fairness: the two limits together are divided by FlowSchemas; without it they are counted apart.</summary>
    public bool PriorityAndFairness { get; init; } = true;

    /// <summary>--request-timeout.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}
