using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>What has to be done so that the engine holds what the pod's spec wants. Made by <see cref="PodPlanner"/>, pure.</summary>
internal sealed record PodPlan
{
    /// <summary>There is no running sandbox and there should be one. Everything else waits for it.</summary>
    public bool CreateSandbox { get; init; }

    /// <summary>No container runs nor will: the pod's network can go.</summary>
    public bool StopSandbox { get; init; }

    public IReadOnlyList<ContainerKill> Kill { get; init; } = [];

    /// <summary>In this order.</summary>
    public IReadOnlyList<ContainerStart> Start { get; init; } = [];

    /// <summary>Dead containers that nobody needs any more.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Containers that would be started but must wait, by name: for status and events.</summary>
    public IReadOnlyDictionary<string, ContainerWait> Waiting { get; init; } = new Dictionary<string, ContainerWait>();

    /// <summary>When time alone changes the plan.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Nothing runs, and nothing will be started again.</summary>
    public bool Ended { get; init; }

    public bool IsEmpty => !CreateSandbox && !StopSandbox && Kill.Count == 0 && Start.Count == 0 && Remove.Count == 0;
}

/// <param name="Attempt">How often it was started before.</param>
/// <param name="Restart">It ran before in this sandbox or an older one: back-off applies.</param>
internal sealed record ContainerStart(Container Container, int Attempt, bool Restart);

/// <param name="Grace">Until SIGKILL.</param>
/// <param name="Message">For the event; empty for the usual one.</param>
internal sealed record ContainerKill(string Id, string Name, TimeSpan Grace, string Message);

internal sealed record ContainerWait(string Reason, string Message);
