using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>kube-scheduler's options.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Pods that name this scheduler are its business.</summary>
    public string SchedulerName { get; init; } = "default-scheduler";

    /// <summary>Only one of several schedulers works; null starts at once.</summary>
    public LeaderElectionSettings? LeaderElection { get; init; }

    /// <summary>Bindings under way at once.</summary>
    public int Binders { get; init; } = 16;

    /// <summary>Where the choice among equal nodes comes from.</summary>
    public int RandomSeed { get; init; }
}
