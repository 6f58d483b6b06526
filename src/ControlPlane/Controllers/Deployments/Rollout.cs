using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using ConditionStatus = NetKube.Shared.Api.Core.V1.ConditionStatus;

namespace NetKube.ControlPlane.Controllers.Deployments;

/// <summary>One step of one deployment, on a copy of it and the ReplicaSets it owns.</summary>
internal sealed partial class Rollout
{
    private readonly IKubeClient _client;
    private readonly EventRecorder _events;
    private readonly TimeProvider _clock;
    private readonly List<ReplicaSet> _sets;
    private readonly DeploymentStatus _sentStatus;   // as the server has it
    private Deployment _deployment;
    private ReplicaSet? _new;

    public Rollout(IKubeClient client, EventRecorder events, TimeProvider clock, Deployment deployment, List<ReplicaSet> sets)
    {
        _client = client;
        _events = events;
        _clock = clock;
        _deployment = deployment;
        _sentStatus = deployment.Status.Clone();
        _sets = sets;
        _new = sets.Where(s => SameTemplate(s.Spec.Template, deployment.Spec.Template)).OrderBy(Age).FirstOrDefault();
    }

    private List<ReplicaSet> Old => [.. _sets.Where(s => s != _new).OrderBy(Age)];

    public static int Replicas(Deployment deployment) => deployment.Spec.Replicas ?? 1;

    /// <summary>Whether spec.replicas changed since the sets were last sized: then it is scaled before it is rolled.</summary>
    public bool WasResized() =>
        _sets.Any(s => Replicas(s) > 0 && Revisions.SizeOf(s, Revisions.Desired) is { } desired && desired != Replicas(_deployment));

    /// <summary>New up as far as surge allows, old down as far as availability allows.</summary>
    public async Task<Reconciled> RollAsync(CancellationToken stop)
    {
        await EnsureNewAsync(stop);
        if (await ScaleAsync(_new!, NewReplicas(), stop)) return await UpdateStatusAsync(stop);
        if (await ShrinkOldAsync(stop)) return await UpdateStatusAsync(stop);
        if (IsComplete(_deployment.Status)) await CleanUpAsync(stop);
        return await UpdateStatusAsync(stop);
    }

    /// <summary>Old down to nothing, then new up.</summary>
    public async Task<Reconciled> RecreateAsync(Func<IEnumerable<ReplicaSet>, bool> anyPodsLeft, CancellationToken stop)
    {
        var shrunk = false;
        foreach (var old in Old) shrunk |= await ScaleAsync(old, 0, stop);
        if (shrunk || anyPodsLeft(Old)) return await UpdateStatusAsync(stop);
        await EnsureNewAsync(stop);
        if (await ScaleAsync(_new!, Replicas(_deployment), stop)) return await UpdateStatusAsync(stop);
        if (IsComplete(_deployment.Status)) await CleanUpAsync(stop);
        return await UpdateStatusAsync(stop);
    }

    /// <summary>Paused, or resized: changes sizes without moving pods between templates.</summary>
    public async Task<Reconciled> ScaleAsync(CancellationToken stop)
    {
        if (_new is not null) await EnsureNewAsync(stop);
        var plan = Proportions.Plan(_deployment, _new, Old);
        foreach (var (set, size) in plan) await ScaleAsync(set, size, stop);
        if (_deployment.Spec.Paused) await CleanUpAsync(stop);
        return await UpdateStatusAsync(stop, plain: true);
    }

    private static int Replicas(ReplicaSet set) => set.Spec.Replicas ?? 1;

    /// <summary>A set that was told to shrink still counts pods that it is about to delete: those are no longer there to rely on.</summary>
    private static int Available(ReplicaSet set) => Math.Min(set.Status.AvailableReplicas, Replicas(set));

    private static Time Age(ReplicaSet set) => set.Metadata.CreationTimestamp ?? default;

    private int NewReplicas()
    {
        var wanted = Replicas(_deployment);
        if (_deployment.Spec.Strategy.Type != DeploymentStrategyType.RollingUpdate) return wanted;
        var present = _new is null ? 0 : Replicas(_new);
        if (present > wanted) return wanted;
        var room = wanted + RolloutLimits.Of(_deployment).Surge - _sets.Sum(Replicas);
        return room <= 0 ? present : present + Math.Min(room, wanted - present);
    }

    private async Task<bool> ShrinkOldAsync(CancellationToken stop)
    {
        var old = Old.Where(s => Replicas(s) > 0).ToList();
        if (old.Count == 0) return false;
        var least = Replicas(_deployment) - RolloutLimits.Of(_deployment).Unavailable;
        var newUnavailable = Replicas(_new!) - Available(_new!);
        var most = _sets.Sum(Replicas) - least - newUnavailable;
        if (most <= 0) return false;
        var unhealthy = await TakeAsync(old, most, s => Replicas(s) - Available(s), stop);
        var healthy = _sets.Sum(Available) - least;
        return unhealthy + await TakeAsync([.. Old.Where(s => Replicas(s) > 0)], healthy, Replicas, stop) > 0;
    }

    /// <summary>Takes up to <paramref name="budget"/> replicas from the sets, oldest first.</summary>
    private async Task<int> TakeAsync(List<ReplicaSet> sets, int budget, Func<ReplicaSet, int> available, CancellationToken stop)
    {
        var taken = 0;
        foreach (var set in sets)
        {
            var count = Math.Min(budget - taken, available(set));
            if (count <= 0) continue;
            await ScaleAsync(set, Replicas(set) - count, stop);
            taken += count;
        }
        return taken;
    }

    /// <summary>Writes a set's size (and the sizes kept in its annotations); true when the size changed.</summary>
    private async Task<bool> ScaleAsync(ReplicaSet set, int size, CancellationToken stop)
    {
        var before = Replicas(set);
        var changed = set.Clone();
        var sized = Revisions.SetSizes(changed, Replicas(_deployment), Replicas(_deployment) + RolloutLimits.Of(_deployment).Surge);
        if (before == size && !sized) return false;
        changed.Spec.Replicas = size;
        Replace(set, await _client.UpdateAsync(changed, stop));
        if (before == size) return false;
        _events.Normal(_deployment, "ScalingReplicaSet", $"Scaled {(size > before ? "up" : "down")} replica set {set.Metadata.Name} from {before} to {size}");
        return true;
    }

    private void Replace(ReplicaSet before, ReplicaSet after)
    {
        var at = _sets.IndexOf(before);
        _sets[at] = after;
        if (_new == before) _new = after;
    }

    /// <summary>Makes the set of the present template, or brings its annotations up to date.</summary>
    private async Task EnsureNewAsync(CancellationToken stop)
    {
        var revision = Revisions.Highest(Old) + 1;
        if (_new is null)
        {
            await CreateNewAsync(revision, stop);
            return;
        }
        var changed = _new.Clone();
        var stale = Revisions.Annotate(changed, _deployment, revision, exists: true);
        if (changed.Spec.MinReadySeconds != _deployment.Spec.MinReadySeconds)
        {
            changed.Spec.MinReadySeconds = _deployment.Spec.MinReadySeconds;
            stale = true;
        }
        if (stale) Replace(_new, await _client.UpdateAsync(changed, stop));
        await NoteRevisionAsync(stop);
        if (_deployment.Spec.ProgressDeadlineSeconds is not null && Conditions.Find(_deployment.Status, DeploymentConditionType.Progressing) is null)
        {
            Conditions.Set(_deployment.Status, Progressing(ConditionStatus.True, "FoundNewReplicaSet", $"Found new replica set \"{_new.Metadata.Name}\""), Now);
        }
    }

    private async Task CreateNewAsync(long revision, CancellationToken stop)
    {
        var made = Make(revision);
        try
        {
            _new = await _client.CreateAsync(made, stop);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            var present = await _client.GetAsync<ReplicaSet>(made.Metadata.Namespace, made.Metadata.Name, stop);
            if (!Ownership.IsControlledBy(present, _deployment) || !SameTemplate(present.Spec.Template, _deployment.Spec.Template))
            {
                await NoteCollisionAsync(stop);
                throw;
            }
            _new = present;   // made by an earlier run, the cache does not have it yet
        }
        catch (ApiException e)
        {
            Conditions.Set(_deployment.Status, Progressing(ConditionStatus.False, "ReplicaSetCreateError", e.Message), Now);
            _events.Warning(_deployment, "ReplicaSetCreateError", $"Failed to create new replica set \"{made.Metadata.Name}\": {e.Message}");
            await _client.UpdateStatusAsync(_deployment, stop);
            throw;
        }
        _sets.Add(_new);
        if (Replicas(_new) > 0) _events.Normal(_deployment, "ScalingReplicaSet", $"Scaled up replica set {_new.Metadata.Name} from 0 to {Replicas(_new)}");
        await NoteRevisionAsync(stop);
        if (_deployment.Spec.ProgressDeadlineSeconds is not null)
        {
            Conditions.Set(_deployment.Status, Progressing(ConditionStatus.True, "NewReplicaSetCreated", $"Created new replica set \"{_new.Metadata.Name}\""), Now);
        }
    }

    private ReplicaSet Make(long revision)
    {
        var template = _deployment.Spec.Template.Clone();
        var hash = ApiEquality.Hash(_deployment.Spec.Template, _deployment.Status.CollisionCount);
        (template.Metadata.Labels ??= new Dictionary<string, string>(StringComparer.Ordinal))[Revisions.HashLabel] = hash;
        var selector = _deployment.Spec.Selector!.Clone();
        (selector.MatchLabels ??= new Dictionary<string, string>(StringComparer.Ordinal))[Revisions.HashLabel] = hash;
        var set = new ReplicaSet
        {
            Metadata = new ObjectMeta
            {
                Name = $"{_deployment.Metadata.Name}-{hash}",
                Namespace = _deployment.Metadata.Namespace,
                Labels = new Dictionary<string, string>(template.Metadata.Labels, StringComparer.Ordinal),
                OwnerReferences = [Ownership.Reference(_deployment, "apps/v1", "Deployment")],
            },
            Spec = { MinReadySeconds = _deployment.Spec.MinReadySeconds, Selector = selector, Template = template, Replicas = NewReplicas() },
        };
        _ = Revisions.Annotate(set, _deployment, revision, exists: false);
        return set;
    }

    /// <summary>The hash would name a set that is not ours: count it, so that the next hash differs.</summary>
    private Task NoteCollisionAsync(CancellationToken stop)
    {
        _deployment.Status.CollisionCount = (_deployment.Status.CollisionCount ?? 0) + 1;
        return _client.UpdateStatusAsync(_deployment, stop);
    }

    /// <summary>The deployment shows the revision of its new set.</summary>
    private async Task NoteRevisionAsync(CancellationToken stop)
    {
        var revision = _new!.Metadata.Annotations!.GetValueOrDefault(Revisions.Revision, "");
        if (_deployment.Metadata.Annotations?.GetValueOrDefault(Revisions.Revision) == revision) return;
        (_deployment.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal))[Revisions.Revision] = revision;
        // By the status: an annotation that is written with the object counts as a change of what is wanted.
        var status = _deployment.Status;
        _deployment = await _client.UpdateStatusAsync(_deployment, stop);
        _deployment.Status = status;
    }

    /// <summary>Deletes old, empty, settled sets beyond the history limit, lowest revision first.</summary>
    private async Task CleanUpAsync(CancellationToken stop)
    {
        if (_deployment.Spec.RevisionHistoryLimit is not { } limit) return;
        var kept = Old.Where(s => s.Metadata.DeletionTimestamp is null).OrderBy(Revisions.Of).ThenBy(Age).ToList();
        foreach (var set in kept.Take(Math.Max(0, kept.Count - limit)))
        {
            if (set.Status.Replicas != 0 || Replicas(set) != 0 || set.Metadata.Generation > set.Status.ObservedGeneration) continue;
            await _client.DeleteIfPresentAsync(set, stop: stop);
        }
    }

    private static bool SameTemplate(PodTemplateSpec left, PodTemplateSpec right) => ApiEquality.Same(WithoutHash(left), WithoutHash(right));

    private static PodTemplateSpec WithoutHash(PodTemplateSpec template)
    {
        if (template.Metadata.Labels?.ContainsKey(Revisions.HashLabel) != true) return template;
        var copy = template.Clone();
        copy.Metadata.Labels!.Remove(Revisions.HashLabel);
        return copy;
    }
}
