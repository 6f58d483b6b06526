using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.ReplicaSets;

/// <summary>Keeps as many pods of a template as wanted; adopts orphans that match, releases what no longer does.</summary>
internal sealed class ReplicaController<T> : ReconcilingController
    where T : class, IKubeObject, IApiValue<T>
{
    private const int Burst = 500;
    private readonly ReplicaKind<T> _kind;
    private readonly Expectations _expectations;
    private readonly Informer<T> _owners;
    private readonly Informer<Pod> _pods;

    public ReplicaController(ControllerContext context, ReplicaKind<T> kind)
        : base(context, kind.EventSource, kind.EventSource, workers: 5)
    {
        _kind = kind;
        _expectations = new Expectations(context.Clock);
        _owners = Reconciles<T>();
        _pods = Needs<Pod>();
        _pods.AddHandler(new InformerHandler<Pod>(PodAdded, PodUpdated, PodDeleted));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_owners.Cache.Get(key) is not { } owner)
        {
            _expectations.Forget(key);
            return Reconciled.Done;
        }
        var fresh = _expectations.Satisfied(key);
        var all = _pods.Cache.List(key.Namespace);
        var pods = await new Adoption<T, Pod>(Client, owner, _kind.ApiVersion, _kind.Kind, _kind.Selector(owner)).ClaimAsync(all.Where(p => !p.IsTerminal()), stop);
        var active = pods.Where(PodFacts.IsActive).ToList();
        var failure = fresh && owner.Metadata.DeletionTimestamp is null ? await ScaleAsync(key, owner, active, all, stop) : null;
        await UpdateStatusAsync(owner, active, pods.Count - active.Count, failure, stop);
        if (failure is not null) throw failure;
        return new Reconciled(active.UntilAvailable(_kind.MinReadySeconds(owner), Now));
    }

    private async Task<Exception?> ScaleAsync(ObjectKey key, T owner, List<Pod> active, IReadOnlyList<Pod> all, CancellationToken stop)
    {
        var missing = _kind.Replicas(owner) - active.Count;
        if (missing > 0) return await CreateAsync(key, owner, Math.Min(missing, Burst), stop);
        if (missing < 0) return await DeleteAsync(key, owner, PodsToDelete.Choose(active, all, Math.Min(-missing, Burst), Now), stop);
        return null;
    }

    private async Task<Exception?> CreateAsync(ObjectKey key, T owner, int count, CancellationToken stop)
    {
        _expectations.ExpectCreations(key, count);
        var (created, failure) = await Batches.SlowStartAsync(count, async _ =>
        {
            var pod = PodTemplates.Make(_kind.Template(owner), owner, Ownership.Reference(owner, _kind.ApiVersion, _kind.Kind));
            var made = await Client.CreateAsync(pod, stop);
            Events.Normal(owner, "SuccessfulCreate", $"Created pod: {made.Metadata.Name}");
        });
        _expectations.Created(key, count - created);   // what was not created will not be seen
        if (failure is null || IsNamespaceEnding(failure)) return null;
        Events.Warning(owner, "FailedCreate", $"Error creating: {failure.Message}");
        return failure;
    }

    private async Task<Exception?> DeleteAsync(ObjectKey key, T owner, List<Pod> surplus, CancellationToken stop)
    {
        foreach (var pod in surplus) _expectations.ExpectDeletion(key, pod.Metadata.Uid);
        var (_, failure) = await Batches.AllAsync(surplus.Select(async pod =>
        {
            try
            {
                if (!await Client.DeleteIfPresentAsync(pod, stop: stop)) _expectations.Deleted(key, pod.Metadata.Uid);
                else Events.Normal(owner, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
            }
            catch
            {
                _expectations.Deleted(key, pod.Metadata.Uid);
                throw;
            }
        }));
        if (failure is not null) Events.Warning(owner, "FailedDelete", $"Error deleting: {failure.Message}");
        return failure;
    }

    private async Task UpdateStatusAsync(T owner, List<Pod> active, int terminating, Exception? failure, CancellationToken stop)
    {
        var before = _kind.Status(owner);
        var template = Selectors(_kind.Template(owner).Metadata.Labels);
        var minReady = _kind.MinReadySeconds(owner);
        var now = Now;
        var counts = new ReplicaCounts(
            active.Count,
            active.Count(p => template.Matches(p.Metadata.Labels)),
            active.Count(PodFacts.IsReady),
            active.Count(p => p.IsAvailable(minReady, now)),
            before.Terminating is null && terminating == 0 ? null : terminating,
            owner.Metadata.Generation)
        {
            Failure = FailureOf(failure, _kind.Replicas(owner) - active.Count, before.Failure, now),
        };
        if (counts == before) return;
        var changed = owner.Clone();
        _kind.SetStatus(changed, counts);
        await Client.UpdateStatusAsync(changed, stop);
    }

    private static ReplicaFailure? FailureOf(Exception? failure, int missing, ReplicaFailure? before, Time now)
    {
        if (failure is null) return null;
        if (before is not null) return before;   // the first failure stays until all goes well
        return new ReplicaFailure(missing > 0 ? "FailedCreate" : "FailedDelete", failure.Message, now);
    }

    private static Shared.Api.Selectors.LabelSelectorExpression Selectors(Dictionary<string, string>? labels) =>
        Shared.Api.Selectors.LabelSelectorExpression.From(labels ?? []);

    /// <summary>In an ending namespace nothing can be created, and nothing need be.</summary>
    private static bool IsNamespaceEnding(Exception failure) =>
        failure is ApiException { Code: 403 } refused && refused.Status.Details?.Causes?.Exists(c => c.Reason == "NamespaceTerminating") == true;

    private void PodAdded(Pod pod)
    {
        if (pod.IsTerminating())
        {
            PodDeleted(pod);
            return;
        }
        if (OwnerOf(pod) is { } owner)
        {
            _expectations.Created(owner);
            Queue.Add(owner);
        }
        else if (Ownership.ControllerOf(pod) is null)
        {
            AddMatching(pod);
        }
    }

    private void PodUpdated(Pod before, Pod after)
    {
        var (was, now) = (OwnerOf(before), OwnerOf(after));
        if (after.IsTerminating() && !before.IsTerminating() && now is { } ending) _expectations.Deleted(ending, after.Metadata.Uid);
        if (was is { } old && was != now) Queue.Add(old);
        if (now is { } owner) Queue.Add(owner);
        else if (Ownership.ControllerOf(after) is null) AddMatching(after);
    }

    private void PodDeleted(Pod pod)
    {
        if (OwnerOf(pod) is not { } owner) return;
        _expectations.Deleted(owner, pod.Metadata.Uid);
        Queue.Add(owner);
    }

    private void AddMatching(Pod pod)
    {
        foreach (var owner in _owners.Cache.List(pod.Metadata.Namespace))
        {
            if (_kind.Selector(owner).Matches(pod.Metadata.Labels)) Queue.Add(ObjectKey.Of(owner));
        }
    }

    private ObjectKey? OwnerOf(Pod pod)
    {
        OwnerReference? controller = Ownership.ControllerOf(pod);
        if (controller is null || controller.Kind != _kind.Kind) return null;
        return new ObjectKey(pod.Metadata.Namespace, controller.Name);
    }
}
