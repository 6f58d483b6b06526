using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using Preconditions = NetKube.Shared.Api.Meta.V1.Preconditions;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

/// <summary>
/// Decides over one object. An owner is solid (it exists), waiting (it is deleted in the foreground and waits for this
/// object), or absent. One solid owner keeps the object; references to the others are then dropped. Without a solid one
/// the object is deleted.
/// </summary>
internal sealed class DependentJudge(IMetadataClient client, ObjectGraph graph, KindMap kinds, EventRecorder events, Action<string> judge) : IReconciler<string>
{
    private enum OwnerState
    {
        Solid,
        Waiting,
        Absent,
    }

    public async ValueTask<Reconciled> ReconcileAsync(string key, CancellationToken stop)
    {
        var seen = graph.Read(key, n => new Seen(n.Identity, n.Resource, n.IsBeingDeleted, n.DeletesDependents, n.IsVirtual, [.. n.Owners], n.Dependents.Count > 0));
        if (seen is null || seen.IsVirtual || seen.Resource is null || (seen.IsBeingDeleted && !seen.DeletesDependents)) return Reconciled.Done;
        if (await FindAsync(seen.Resource, seen.Identity, stop) is not { } live) return Reconciled.Done;   // its own event follows
        if (seen.DeletesDependents) await ReleaseWhenAloneAsync(seen, live, stop);
        else if (live.Metadata.OwnerReferences is { Count: > 0 } owners) await JudgeAsync(seen, live, owners, stop);
        return Reconciled.Done;
    }

    /// <summary>A foreground deletion ends when nothing blocks it; until then its dependents are deleted.</summary>
    private async Task ReleaseWhenAloneAsync(Seen seen, PartialObjectMetadata live, CancellationToken stop)
    {
        var uid = seen.Identity.Uid;
        var blocking = graph.Read(uid, n => n.Dependents
            .Where(d => d.Owners.Exists(o => o.Uid == uid && o.BlockOwnerDeletion == true))
            .Select(d => (d.Identity.Uid, d.DeletesDependents)).ToList()) ?? [];
        foreach (var (dependent, busy) in blocking)
        {
            if (!busy) judge(dependent);
        }
        if (blocking.Count > 0 || live.Metadata.Finalizers?.Contains(Finalizers.Foreground) != true) return;
        await client.PatchAsync(seen.Resource!, live.Metadata.Namespace, live.Metadata.Name, MetadataPatches.WithoutFinalizer(live.Metadata, Finalizers.Foreground), stop);
    }

    private async Task JudgeAsync(Seen seen, PartialObjectMetadata live, List<OwnerReference> owners, CancellationToken stop)
    {
        var states = new Dictionary<string, OwnerState>(StringComparer.Ordinal);
        foreach (var owner in owners) states[owner.Uid] = await StateOfAsync(seen, owner, stop);
        if (states.ContainsValue(OwnerState.Solid))
        {
            var solid = owners.Where(o => states[o.Uid] == OwnerState.Solid).ToList();
            if (solid.Count == owners.Count) return;
            await client.PatchAsync(seen.Resource!, live.Metadata.Namespace, live.Metadata.Name, MetadataPatches.Owners(live.Metadata, solid), stop);
            return;
        }
        if (states.ContainsValue(OwnerState.Waiting) && seen.HasDependents)
        {
            await DeleteBehindOwnerAsync(seen, live, owners, stop);
            return;
        }
        var policy = live.Metadata.Finalizers?.Contains(Finalizers.Orphan) == true ? DeletionPropagation.Orphan
            : live.Metadata.Finalizers?.Contains(Finalizers.Foreground) == true ? DeletionPropagation.Foreground
            : DeletionPropagation.Background;
        await DeleteAsync(seen, live, policy, stop);
    }

    /// <summary>Its own dependents go first. If one of them waits already, a circle of blocking references is opened.</summary>
    private async Task DeleteBehindOwnerAsync(Seen seen, PartialObjectMetadata live, List<OwnerReference> owners, CancellationToken stop)
    {
        var circle = graph.Read(seen.Identity.Uid, n => n.Dependents.Any(d => d.DeletesDependents) ? n : null) is not null;
        if (circle && owners.Exists(o => o.BlockOwnerDeletion == true))
        {
            var open = owners.Select(o =>
            {
                var copy = o.Clone();
                copy.BlockOwnerDeletion = false;
                return copy;
            });
            live = await client.PatchAsync(seen.Resource!, live.Metadata.Namespace, live.Metadata.Name, MetadataPatches.Owners(live.Metadata, open), stop);
        }
        await DeleteAsync(seen, live, DeletionPropagation.Foreground, stop);
    }

    private async Task DeleteAsync(Seen seen, PartialObjectMetadata live, string policy, CancellationToken stop)
    {
        var options = new DeleteOptions
        {
            PropagationPolicy = policy,
            // Whoever gives it a new owner meanwhile wins: the deletion then fails and it is judged again.
            Preconditions = new Preconditions { Uid = live.Metadata.Uid, ResourceVersion = live.Metadata.ResourceVersion },
        };
        try
        {
            await client.DeleteAsync(seen.Resource!, live.Metadata.Namespace, live.Metadata.Name, options, stop);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // gone
        }
    }

    private async Task<OwnerState> StateOfAsync(Seen seen, OwnerReference owner, CancellationToken stop)
    {
        if (kinds.Find(owner.ApiVersion, owner.Kind) is not { } resource)
        {
            throw new InvalidOperationException($"{seen.Identity.Kind} {seen.Identity.Namespace}/{seen.Identity.Name} has an owner of the kind {owner.ApiVersion} {owner.Kind}, which the server does not know; it is kept.");
        }
        if (resource.Namespaced && seen.Identity.Namespace.Length == 0)
        {
            NoteInvalid(seen, $"ownerRef [{owner.ApiVersion}/{owner.Kind}, namespace: , name: {owner.Name}, uid: {owner.Uid}] does not exist in namespace \"\"");
            return OwnerState.Solid;   // a cluster-scoped object cannot be owned from within a namespace: never collected for it
        }
        var ns = resource.Namespaced ? seen.Identity.Namespace : "";
        var known = graph.Read(owner.Uid, n => n.IsVirtual || n.Identity.Namespace != ns ? null : new Known(n.DeletesDependents));
        if (known is not null) return known.DeletesDependents ? OwnerState.Waiting : OwnerState.Solid;
        var identity = new ObjectIdentity(owner.ApiVersion, owner.Kind, ns, owner.Name, owner.Uid);
        if (await FindAsync(resource, identity, stop) is { } found)
        {
            var waiting = found.Metadata.DeletionTimestamp is not null && found.Metadata.Finalizers?.Contains(Finalizers.Foreground) == true;
            return waiting ? OwnerState.Waiting : OwnerState.Solid;
        }
        if (graph.Read(owner.Uid, n => n.IsVirtual ? null : n) is not null)
        {
            NoteInvalid(seen, $"ownerRef [{owner.ApiVersion}/{owner.Kind}, namespace: {ns}, name: {owner.Name}, uid: {owner.Uid}] does not exist in namespace \"{ns}\"");
        }
        return OwnerState.Absent;
    }

    private void NoteInvalid(Seen seen, string message) => events.Record(
        new ObjectReference { ApiVersion = seen.Identity.ApiVersion, Kind = seen.Identity.Kind, Namespace = seen.Identity.Namespace, Name = seen.Identity.Name, Uid = seen.Identity.Uid },
        "Warning", "OwnerRefInvalidNamespace", message);

    /// <summary>The object itself; null when it is gone or another of its name is there.</summary>
    private async Task<PartialObjectMetadata?> FindAsync(ServedResource resource, ObjectIdentity identity, CancellationToken stop)
    {
        try
        {
            var found = await client.GetAsync(resource, identity.Namespace, identity.Name, stop);
            return found.Metadata.Uid == identity.Uid ? found : null;
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private sealed record Seen(ObjectIdentity Identity, ServedResource? Resource, bool IsBeingDeleted, bool DeletesDependents, bool IsVirtual, List<OwnerReference> Owners, bool HasDependents);

    private sealed record Known(bool DeletesDependents);
}

/// <summary>Frees the dependents of an object that was deleted with orphaning, then lets the object go.</summary>
internal sealed class Orphaning(IMetadataClient client, ObjectGraph graph) : IReconciler<string>
{
    public async ValueTask<Reconciled> ReconcileAsync(string key, CancellationToken stop)
    {
        var owner = graph.Read(key, n => n.Orphans && n.Resource is not null ? n : null);
        if (owner is null) return Reconciled.Done;
        var dependents = graph.Read(key, n => n.Dependents.Where(d => d.Resource is not null).Select(d => (Resource: d.Resource!, d.Identity)).ToList()) ?? [];
        foreach (var (resource, identity) in dependents) await FreeAsync(resource, identity, key, stop);
        try
        {
            var live = await client.GetAsync(owner.Resource!, owner.Identity.Namespace, owner.Identity.Name, stop);
            if (live.Metadata.Uid != key || live.Metadata.Finalizers?.Contains(Finalizers.Orphan) != true) return Reconciled.Done;
            await client.PatchAsync(owner.Resource!, live.Metadata.Namespace, live.Metadata.Name, MetadataPatches.WithoutFinalizer(live.Metadata, Finalizers.Orphan), stop);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // gone
        }
        return Reconciled.Done;
    }

    private async Task FreeAsync(ServedResource resource, ObjectIdentity identity, string owner, CancellationToken stop)
    {
        try
        {
            var live = await client.GetAsync(resource, identity.Namespace, identity.Name, stop);
            if (live.Metadata.Uid != identity.Uid || live.Metadata.OwnerReferences?.Exists(o => o.Uid == owner) != true) return;
            var rest = live.Metadata.OwnerReferences.Where(o => o.Uid != owner);
            await client.PatchAsync(resource, identity.Namespace, identity.Name, MetadataPatches.Owners(live.Metadata, rest), stop);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // gone
        }
    }
}
