using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

/// <summary>Which object is meant; the uid alone decides equality.</summary>
internal sealed record ObjectIdentity(string ApiVersion, string Kind, string Namespace, string Name, string Uid)
{
    public bool Equals(ObjectIdentity? other) => other?.Uid == Uid;

    public override int GetHashCode() => Uid.GetHashCode(StringComparison.Ordinal);
}

/// <summary>An object and who depends on it. Everything in it is guarded by the graph's lock.</summary>
internal sealed class GraphNode(ObjectIdentity identity)
{
    /// <summary>Most objects have no owner, and nothing depends on them: they share these two.</summary>
    public static readonly List<OwnerReference> NoOwners = [];

    private static readonly HashSet<GraphNode> NoDependents = [];
    private HashSet<GraphNode>? _dependents;

    public ObjectIdentity Identity { get; set; } = identity;

    /// <summary>Where it is reached; null for a virtual node until it is looked up.</summary>
    public ServedResource? Resource { get; set; }

    public List<OwnerReference> Owners { get; set; } = NoOwners;

    public IReadOnlySet<GraphNode> Dependents => _dependents ?? NoDependents;

    public bool IsBeingDeleted { get; set; }

    /// <summary>It waits for its dependents (foreground deletion).</summary>
    public bool DeletesDependents { get; set; }

    /// <summary>Its dependents are to lose their reference to it.</summary>
    public bool Orphans { get; set; }

    /// <summary>Known only from the references of others.</summary>
    public bool IsVirtual { get; set; }

    public void AddDependent(GraphNode node) => (_dependents ??= []).Add(node);

    public void RemoveDependent(GraphNode node)
    {
        if (_dependents?.Remove(node) == true && _dependents.Count == 0) _dependents = null;
    }
}

/// <summary>
/// Owners and dependents of all objects, built from their metadata. An owner that no watch has shown (yet) stands in it
/// as a virtual node. Example, a ReplicaSet seen before its Deployment:
///   see rs (owner d)  ->  d is virtual, its dependents {rs}; d is to be looked up
///   see d             ->  d is real, dependents kept
///   d is looked up and does not exist  ->  d leaves the graph, rs is to be judged
/// </summary>
internal sealed class ObjectGraph(Action<string> judge, Action<string> orphan)
{
    private readonly Lock _gate = new();   // guards the nodes
    private readonly Dictionary<string, GraphNode> _byUid = new(StringComparer.Ordinal);

    /// <summary>An object as it is now.</summary>
    public void See(ServedResource resource, PartialObjectMetadata value)
    {
        var meta = value.Metadata;
        lock (_gate)
        {
            if (!_byUid.TryGetValue(meta.Uid, out var node)) _byUid.Add(meta.Uid, node = new GraphNode(Identity(resource, meta)));
            (node.Identity, node.Resource, node.IsVirtual) = (Identity(resource, meta), resource, false);
            Relink(node, meta.OwnerReferences ?? GraphNode.NoOwners);
            var (wasDeleted, wasForeground, wasOrphaning) = (node.IsBeingDeleted, node.DeletesDependents, node.Orphans);
            node.IsBeingDeleted = meta.DeletionTimestamp is not null;
            node.DeletesDependents = node.IsBeingDeleted && meta.Finalizers?.Contains(Finalizers.Foreground) == true;
            node.Orphans = node.IsBeingDeleted && meta.Finalizers?.Contains(Finalizers.Orphan) == true;
            if (node.Orphans && !wasOrphaning) orphan(meta.Uid);
            if (node.DeletesDependents && !wasForeground)
            {
                foreach (var dependent in node.Dependents) judge(dependent.Identity.Uid);
                judge(meta.Uid);
            }
            if (!node.IsBeingDeleted && node.Owners.Exists(owner => !IsSolid(node, owner))) judge(meta.Uid);
            if (wasDeleted != node.IsBeingDeleted) JudgeOwners(node);
        }
    }

    /// <summary>An object is gone: its dependents are to be judged, and owners that waited for it.</summary>
    public void Gone(string uid)
    {
        lock (_gate)
        {
            if (!_byUid.Remove(uid, out var node)) return;
            Relink(node, GraphNode.NoOwners);
            if (node.Dependents.Count == 0) return;
            // Its dependents still name it: it stays as a virtual node until the last of them is gone or changed.
            _byUid.Add(uid, node);
            (node.IsVirtual, node.DeletesDependents, node.IsBeingDeleted, node.Orphans) = (true, false, false, false);
            foreach (var dependent in node.Dependents) judge(dependent.Identity.Uid);
        }
    }

    public T? Read<T>(string uid, Func<GraphNode, T?> read)
        where T : class
    {
        lock (_gate) return _byUid.TryGetValue(uid, out var node) ? read(node) : null;
    }

    private static ObjectIdentity Identity(ServedResource resource, ObjectMeta meta) =>
        new(resource.GroupVersion, resource.Kind, meta.Namespace, meta.Name, meta.Uid);

    private void Relink(GraphNode node, List<OwnerReference> owners)
    {
        foreach (var old in node.Owners.Where(o => !owners.Exists(n => n.Uid == o.Uid)))
        {
            if (!_byUid.TryGetValue(old.Uid, out var owner)) continue;
            owner.RemoveDependent(node);
            if (owner.DeletesDependents) judge(old.Uid);
            if (owner.IsVirtual && owner.Dependents.Count == 0) _byUid.Remove(old.Uid);
        }
        foreach (var fresh in owners)
        {
            if (!_byUid.TryGetValue(fresh.Uid, out var owner))
            {
                var identity = new ObjectIdentity(fresh.ApiVersion, fresh.Kind, node.Identity.Namespace, fresh.Name, fresh.Uid);
                _byUid.Add(fresh.Uid, owner = new GraphNode(identity) { IsVirtual = true });
            }
            owner.AddDependent(node);
            // A reference that stopped blocking may be what the owner waited for.
            if (owner.DeletesDependents) judge(fresh.Uid);
        }
        node.Owners = owners;
    }

    /// <summary>
    /// An owner that is there to stay: nothing is to be judged for its sake, or every status update of every pod would
    /// cost a request. When it goes, its dependents are judged.
    /// </summary>
    private bool IsSolid(GraphNode node, OwnerReference reference) =>
        _byUid.TryGetValue(reference.Uid, out var owner) && owner is { IsVirtual: false, DeletesDependents: false }
        && (owner.Identity.Namespace.Length == 0 || owner.Identity.Namespace == node.Identity.Namespace);

    private void JudgeOwners(GraphNode node)
    {
        foreach (var reference in node.Owners)
        {
            if (_byUid.TryGetValue(reference.Uid, out var owner) && owner.DeletesDependents) judge(reference.Uid);
        }
    }
}

/// <summary>The collector's finalizers.</summary>
internal static class Finalizers
{
    public const string Foreground = "foregroundDeletion";
    public const string Orphan = "orphan";
}
