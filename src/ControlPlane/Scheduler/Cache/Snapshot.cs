using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Policy.V1;
using NetKube.Shared.Api.Storage.V1;
using NetKube.Shared.Api.Selectors;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>What else of the cluster decisions look at; read from caches.</summary>
internal interface IClusterView
{
    IReadOnlyDictionary<string, string>? NamespaceLabels(string ns);

    /// <summary>What the pod's services and its controller select by: the pods it is to be spread with.</summary>
    LabelSelectorExpression? SpreadSelector(Pod pod);

    PersistentVolumeClaim? Claim(string ns, string name);

    PersistentVolume? Volume(string name);

    IReadOnlyList<PersistentVolume> Volumes();

    StorageClass? Class(string name);

    IReadOnlyList<PodDisruptionBudget> Budgets(string ns);
}

/// <summary>The cluster at one moment. Deciding over a pod reads nothing else.</summary>
internal sealed class Snapshot(IReadOnlyList<NodeState> nodes, IClusterView view)
{
    public IReadOnlyList<NodeState> Nodes { get; } = nodes;

    public IClusterView View { get; } = view;

    public IReadOnlyDictionary<string, string>? NamespaceLabels(string ns) => View.NamespaceLabels(ns);

    /// <summary>The same cluster with one node otherwise.</summary>
    public Snapshot With(NodeState changed) => new([.. Nodes.Select(n => n.Name == changed.Name ? changed : n)], View);

    public NodeState? Find(string node) => Nodes.FirstOrDefault(n => n.Name == node);
}
