using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>A node, the pods on it and their sums. Immutable: a change makes a new one, so a snapshot is a list of references.</summary>
internal sealed class NodeState
{
    private NodeState(Node node, IReadOnlyList<PodRecord> pods, ResourceAmounts requested, ResourceAmounts scoringRequested)
    {
        Node = node;
        Pods = pods;
        Requested = requested;
        ScoringRequested = scoringRequested;
        Allocatable = ResourceAmounts.From(node.Status.Allocatable);
        HasAntiAffinity = pods.Any(p => p.RequiredAntiAffinity.Count > 0);
    }

    public Node Node { get; }

    public string Name => Node.Metadata.Name;

    public IReadOnlyList<PodRecord> Pods { get; }

    public ResourceAmounts Allocatable { get; }

    public ResourceAmounts Requested { get; }

    public ResourceAmounts ScoringRequested { get; }

    /// <summary>Some pod on it keeps others away.</summary>
    public bool HasAntiAffinity { get; }

    public static NodeState Empty(Node node) => new(node, [], ResourceAmounts.None, ResourceAmounts.None);

    public string? Label(string name) => Node.Metadata.Labels?.GetValueOrDefault(name);

    public NodeState With(Node node) => new(node, Pods, Requested, ScoringRequested);

    public NodeState Plus(PodRecord pod) => new(Node, [.. Pods, pod], Requested.Plus(pod.Requests), ScoringRequested.Plus(pod.ScoringRequests));

    public NodeState Minus(string uid)
    {
        if (Pods.FirstOrDefault(p => p.Uid == uid) is not { } pod) return this;
        return new NodeState(Node, [.. Pods.Where(p => p != pod)], Requested.Minus(pod.Requests), ScoringRequested.Minus(pod.ScoringRequests));
    }
}
