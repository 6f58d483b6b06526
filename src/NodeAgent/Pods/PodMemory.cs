using System.Net;
using NetKube.NodeAgent.Probes;

namespace NetKube.NodeAgent.Pods;

/// <summary>
/// What a pod's worker remembers between two looks and the engine cannot tell: back-offs, failures to start, probe
/// results. Lost with the agent, as a kubelet's is. Touched by the worker only; probe results come in through
/// <see cref="ProbeResults"/>.
/// </summary>
internal sealed class PodMemory
{
    public Backoff Crashes { get; } = new();

    public Backoff Pulls { get; } = new();

    public ProbeResults Probes { get; } = new();

    /// <summary>By container name: why it could not be started, and when it is tried again.</summary>
    public Dictionary<string, ContainerProblem> Problems { get; } = [];

    /// <summary>Ids of containers whose killing is under way.</summary>
    public HashSet<string> Dying { get; } = [];

    public IReadOnlyList<IPAddress> Addresses { get; set; } = [];

    /// <summary>The node ended the pod: the status's reason and message, such as DeadlineExceeded.</summary>
    public ContainerWait? EndedBy { get; set; }

    /// <summary>Why the sandbox could not be made, and when it is tried again.</summary>
    public ContainerProblem? SandboxProblem { get; set; }
}

/// <param name="Reason">Such as ErrImagePull.</param>
internal sealed record ContainerProblem(string Reason, string Message, DateTimeOffset Since, DateTimeOffset RetryAt);
