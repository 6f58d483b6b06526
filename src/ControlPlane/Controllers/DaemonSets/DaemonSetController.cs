using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.DaemonSets;

/// <summary>One pod on every node that suits; a new template reaches them node by node.</summary>
internal sealed class DaemonSetController : ReconcilingController
{
    private readonly Expectations _expectations;
    private readonly RevisionHistory _history;
    private readonly Informer<DaemonSet> _sets;
    private readonly Informer<Pod> _pods;
    private readonly Informer<Node> _nodes;

    public DaemonSetController(ControllerContext context)
        : base(context, "daemonset-controller", "daemonset-controller")
    {
        _expectations = new Expectations(context.Clock);
        _sets = Reconciles<DaemonSet>();
        _pods = Needs<Pod>();
        _nodes = Needs<Node>();
        _history = new RevisionHistory(context.Client, Needs<ControllerRevision>().Cache, "DaemonSet");
        _pods.AddHandler(new OwnedPods("DaemonSet", _expectations, Queue).Handler(_sets.Cache, s => LabelSelectorExpression.From(s.Spec.Selector)));
        _nodes.AddHandler(new InformerHandler<Node>(_ => NoteAll(), (before, after) =>
        {
            if (SuitsOthers(before, after)) NoteAll();
        }, _ => NoteAll()));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_sets.Cache.Get(key) is not { } set)
        {
            _expectations.Forget(key);
            return Reconciled.Done;
        }
        var selector = LabelSelectorExpression.From(set.Spec.Selector);
        if (selector.IsEverything || set.Metadata.DeletionTimestamp is not null) return Reconciled.Done;
        var (revision, collided) = await _history.EnsureAsync(set, set.Spec.Template, set.Status.CollisionCount, stop);
        if (collided)
        {
            var counted = set.Clone();
            counted.Status.CollisionCount = (counted.Status.CollisionCount ?? 0) + 1;
            await Client.UpdateStatusAsync(counted, stop);
            return Reconciled.After(TimeSpan.Zero);
        }
        var pods = await new Adoption<DaemonSet, Pod>(Client, set, "apps/v1", "DaemonSet", selector).ClaimAsync(_pods.Cache.List(key.Namespace), stop);
        var plan = DaemonPlan.Of(set, RevisionHistory.HashOf(revision!), _nodes.Cache.List(), pods, Now);
        if (_expectations.Satisfied(key)) await ApplyAsync(key, set, plan, RevisionHistory.HashOf(revision!), stop);
        await UpdateStatusAsync(set, plan, stop);
        await _history.TrimAsync(set, pods.Select(p => p.Metadata.Labels?.GetValueOrDefault(RevisionHistory.HashLabel) ?? "").Append(RevisionHistory.HashOf(revision!)).ToHashSet(StringComparer.Ordinal), set.Spec.RevisionHistoryLimit ?? 10, stop);
        return new Reconciled(pods.UntilAvailable(set.Spec.MinReadySeconds, Now));
    }

    private static bool SuitsOthers(Node before, Node after) =>
        !ApiEquality.Same(before.Spec, after.Spec) || !ApiEquality.Same(before.Metadata.Labels, after.Metadata.Labels);

    private async Task ApplyAsync(ObjectKey key, DaemonSet set, DaemonPlan plan, string hash, CancellationToken stop)
    {
        foreach (var pod in plan.Delete) _expectations.ExpectDeletion(key, pod.Metadata.Uid);
        _expectations.ExpectCreations(key, plan.CreateOn.Count);
        var (created, failure) = await Batches.SlowStartAsync(plan.CreateOn.Count, async i =>
        {
            var pod = PodTemplates.Make(set.Spec.Template, set, Ownership.Reference(set, "apps/v1", "DaemonSet"));
            (pod.Metadata.Labels ??= new Dictionary<string, string>(StringComparer.Ordinal))[RevisionHistory.HashLabel] = hash;
            NodeFit.Tolerate(pod.Spec);
            NodeFit.PinTo(pod.Spec, plan.CreateOn[i]);
            var made = await Client.CreateAsync(pod, stop);
            Events.Normal(set, "SuccessfulCreate", $"Created pod: {made.Metadata.Name}");
        });
        _expectations.Created(key, plan.CreateOn.Count - created);
        var (_, deletion) = await Batches.AllAsync(plan.Delete.Select(pod => DeleteAsync(key, set, pod, stop)));
        if (failure is not null) Events.Warning(set, "FailedCreate", $"Error creating: {failure.Message}");
        if ((failure ?? deletion) is { } why) throw why;
    }

    private async Task DeleteAsync(ObjectKey key, DaemonSet set, Pod pod, CancellationToken stop)
    {
        try
        {
            if (!await Client.DeleteIfPresentAsync(pod, stop: stop)) _expectations.Deleted(key, pod.Metadata.Uid);
            else Events.Normal(set, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
        }
        catch
        {
            _expectations.Deleted(key, pod.Metadata.Uid);
            throw;
        }
    }

    private async Task UpdateStatusAsync(DaemonSet set, DaemonPlan plan, CancellationToken stop)
    {
        var changed = set.Clone();
        var status = changed.Status;
        status.ObservedGeneration = set.Metadata.Generation;
        (status.DesiredNumberScheduled, status.CurrentNumberScheduled, status.NumberMisscheduled) = (plan.Desired, plan.Current, plan.Misscheduled);
        (status.NumberReady, status.NumberAvailable, status.UpdatedNumberScheduled) = (plan.Ready, plan.Available, plan.Updated);
        status.NumberUnavailable = plan.Desired - plan.Available;
        if (!ApiEquality.Same(status, set.Status)) await Client.UpdateStatusAsync(changed, stop);
    }

    private void NoteAll()
    {
        foreach (var set in _sets.Cache.List()) Queue.Add(ObjectKey.Of(set));
    }
}
