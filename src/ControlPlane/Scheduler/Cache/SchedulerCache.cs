using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>
/// Nodes and the pods on them, as the watches show them, plus pods that were decided but not yet seen bound (assumed).
/// An assumed pod counts until the watch shows it, or binding it failed. Pods of a node not yet seen wait for it.
/// </summary>
internal sealed class SchedulerCache
{
    private readonly Lock _gate = new();   // guards all below
    private readonly Dictionary<string, NodeState> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PodRecord Pod, string Node)> _placed = new(StringComparer.Ordinal);   // by pod uid
    private readonly HashSet<string> _assumed = new(StringComparer.Ordinal);

    public Snapshot Take(IClusterView view)
    {
        lock (_gate) return new Snapshot([.. _nodes.Values], view);
    }

    public void SetNode(Node node)
    {
        lock (_gate)
        {
            var name = node.Metadata.Name;
            _nodes[name] = _nodes.TryGetValue(name, out var state)
                ? state.With(node)
                : _placed.Values.Where(p => p.Node == name).Aggregate(NodeState.Empty(node), (s, p) => s.Plus(p.Pod));
        }
    }

    public void RemoveNode(string name)
    {
        lock (_gate) _nodes.Remove(name);
    }

    /// <summary>The watch shows a pod on a node.</summary>
    public void SetPod(Pod pod)
    {
        lock (_gate)
        {
            _assumed.Remove(pod.Metadata.Uid);
            Place(new PodRecord(pod), pod.Spec.NodeName);
        }
    }

    public void RemovePod(string uid)
    {
        lock (_gate)
        {
            _assumed.Remove(uid);
            Take(uid);
        }
    }

    /// <summary>The pod was decided to go there; it counts from now on.</summary>
    public void Assume(PodRecord pod, string node)
    {
        lock (_gate)
        {
            _assumed.Add(pod.Uid);
            Place(pod, node);
        }
    }

    /// <summary>Binding failed: unless the watch has shown it bound after all, it no longer counts.</summary>
    public void Forget(string uid)
    {
        lock (_gate)
        {
            if (_assumed.Remove(uid)) Take(uid);
        }
    }

    public bool IsPlaced(string uid)
    {
        lock (_gate) return _placed.ContainsKey(uid);
    }

    private void Place(PodRecord pod, string node)
    {
        Take(pod.Uid);
        _placed[pod.Uid] = (pod, node);
        if (_nodes.TryGetValue(node, out var state)) _nodes[node] = state.Plus(pod);
    }

    private void Take(string uid)
    {
        if (!_placed.Remove(uid, out var placed)) return;
        if (_nodes.TryGetValue(placed.Node, out var state)) _nodes[placed.Node] = state.Minus(uid);
    }
}
