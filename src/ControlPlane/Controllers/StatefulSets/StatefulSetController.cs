using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.StatefulSets;

/// <summary>
/// Pods with names that last. Names are given, not generated, so a stale cache cannot double one: the second creation is
/// refused. In order (OrderedReady): ordinal n starts when all below are ready, and stops when all above are gone.
/// </summary>
internal sealed class StatefulSetController : ReconcilingController
{
    private readonly RevisionHistory _history;
    private readonly Informer<StatefulSet> _sets;
    private readonly Informer<Pod> _pods;
    private readonly Informer<PersistentVolumeClaim> _claims;

    public StatefulSetController(ControllerContext context)
        : base(context, "statefulset-controller", "statefulset-controller", workers: 5)
    {
        _sets = Reconciles<StatefulSet>();
        _pods = Needs<Pod>();
        _claims = Needs<PersistentVolumeClaim>();
        _history = new RevisionHistory(context.Client, Needs<ControllerRevision>().Cache, "StatefulSet");
        _pods.AddHandler(new OwnedPods("StatefulSet", new Expectations(context.Clock), Queue).Handler(_sets.Cache, s => LabelSelectorExpression.From(s.Spec.Selector)));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_sets.Cache.Get(key) is not { Metadata.DeletionTimestamp: null } set) return Reconciled.Done;
        var selector = LabelSelectorExpression.From(set.Spec.Selector);
        if (selector.IsEverything) return Reconciled.Done;
        var (revision, collided) = await _history.EnsureAsync(set, set.Spec.Template, set.Status.CollisionCount, stop);
        if (collided)
        {
            var counted = set.Clone();
            counted.Status.CollisionCount = (counted.Status.CollisionCount ?? 0) + 1;
            await Client.UpdateStatusAsync(counted, stop);
            return Reconciled.After(TimeSpan.Zero);
        }
        var candidates = _pods.Cache.List(key.Namespace).Where(p => StatefulPods.OrdinalOf(set, p) is not null);
        var pods = await new Adoption<StatefulSet, Pod>(Client, set, "apps/v1", "StatefulSet", selector).ClaimAsync(candidates, stop);
        var update = RevisionHistory.HashOf(revision!);
        var current = set.Status.CurrentRevision.Length == 0 ? update : HashIn(set, set.Status.CurrentRevision);
        var state = new StatefulState(set, pods, current, update, Now);
        foreach (var ordinal in state.Create) await CreateAsync(set, ordinal, state.RevisionFor(ordinal), update, stop);
        foreach (var pod in state.Delete)
        {
            if (await Client.DeleteIfPresentAsync(pod, stop: stop)) Events.Normal(set, "SuccessfulDelete", $"delete Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} successful");
        }
        await UpdateStatusAsync(set, state, stop);
        var inUse = pods.Select(p => p.Metadata.Labels?.GetValueOrDefault(RevisionHistory.HashLabel) ?? "").Append(update).Append(current).ToHashSet(StringComparer.Ordinal);
        await _history.TrimAsync(set, inUse, set.Spec.RevisionHistoryLimit ?? 10, stop);
        return new Reconciled(pods.UntilAvailable(set.Spec.MinReadySeconds, Now));
    }

    private static string HashIn(StatefulSet set, string revision) => revision[(set.Metadata.Name.Length + 1)..];

    private async Task CreateAsync(StatefulSet set, int ordinal, string revision, string update, CancellationToken stop)
    {
        foreach (var claim in StatefulPods.Claims(set, ordinal))
        {
            if (_claims.Cache.Get(ObjectKey.Of(claim)) is not null) continue;
            try
            {
                await Client.CreateAsync(claim, stop);
                Events.Normal(set, "SuccessfulCreate", $"create Claim {claim.Metadata.Name} Pod {StatefulPods.NameOf(set, ordinal)} in StatefulSet {set.Metadata.Name} success");
            }
            catch (ApiException e) when (e.IsAlreadyExists)
            {
                // the cache is behind, or the claim was there before the set: it is used as it is
            }
        }
        var template = revision == update ? set.Spec.Template : TemplateOf(set, revision);
        try
        {
            await Client.CreateAsync(StatefulPods.Make(set, template, revision, ordinal), stop);
            Events.Normal(set, "SuccessfulCreate", $"create Pod {StatefulPods.NameOf(set, ordinal)} in StatefulSet {set.Metadata.Name} successful");
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // the cache is behind
        }
        catch (ApiException e)
        {
            Events.Warning(set, "FailedCreate", $"create Pod {StatefulPods.NameOf(set, ordinal)} in StatefulSet {set.Metadata.Name} failed error: {e.Message}");
            throw;
        }
    }

    /// <summary>The template of an older revision, for pods below the partition; the present one when it is lost.</summary>
    private PodTemplateSpec TemplateOf(StatefulSet set, string revision) =>
        _history.Of(set).Find(r => RevisionHistory.HashOf(r) == revision) is { Data: { } data } ? RevisionHistory.TemplateIn(data) : set.Spec.Template;

    private async Task UpdateStatusAsync(StatefulSet set, StatefulState state, CancellationToken stop)
    {
        var changed = set.Clone();
        state.Write(changed.Status);
        if (!ApiEquality.Same(changed.Status, set.Status)) await Client.UpdateStatusAsync(changed, stop);
    }
}
