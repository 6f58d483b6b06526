using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Policy.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;
using Condition = NetKube.Shared.Api.Meta.V1.Condition;

namespace NetKube.ControlPlane.Controllers.Disruption;

/// <summary>Keeps each PodDisruptionBudget's status: how many of its pods are healthy, and how many may be evicted now.</summary>
internal sealed class DisruptionController : ReconcilingController
{
    private static readonly TimeSpan EvictionTimeout = TimeSpan.FromMinutes(2);
    private readonly Informer<PodDisruptionBudget> _budgets;
    private readonly Informer<Pod> _pods;
    private readonly Informer<ReplicaSet> _replicaSets;
    private readonly Informer<Shared.Api.Apps.V1.Deployment> _deployments;
    private readonly Informer<StatefulSet> _statefulSets;
    private readonly Informer<ReplicationController> _controllers;

    public DisruptionController(ControllerContext context)
        : base(context, "disruption-controller", "controllermanager")
    {
        _budgets = Reconciles<PodDisruptionBudget>();
        _pods = Needs<Pod>();
        _replicaSets = Needs<ReplicaSet>();
        _deployments = Needs<Shared.Api.Apps.V1.Deployment>();
        _statefulSets = Needs<StatefulSet>();
        _controllers = Needs<ReplicationController>();
        _pods.AddHandler(new InformerHandler<Pod>(Note, (before, after) =>
        {
            Note(after);
            if (!ApiEquality.Same(before.Metadata.Labels, after.Metadata.Labels)) Note(before);
        }, Note));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_budgets.Cache.Get(key) is not { } budget) return Reconciled.Done;
        var selector = LabelSelectorExpression.From(budget.Spec.Selector);
        var pods = _pods.Cache.List(key.Namespace).Where(p => !p.IsTerminal() && selector.Matches(p.Metadata.Labels)).ToList();
        var changed = budget.Clone();
        var status = changed.Status;
        var (expected, desired) = Wanted(budget, pods);
        DropStale(status, pods);
        var disrupted = status.DisruptedPods?.Keys.ToHashSet(StringComparer.Ordinal) ?? [];
        status.CurrentHealthy = pods.Count(p => p.IsReady() && !p.IsTerminating() && !disrupted.Contains(p.Metadata.Name));
        (status.ExpectedPods, status.DesiredHealthy) = (expected, desired);
        status.DisruptionsAllowed = expected == 0 ? 0 : Math.Max(0, status.CurrentHealthy - desired);
        status.ObservedGeneration = budget.Metadata.Generation;
        SetCondition(status, budget.Metadata.Generation);
        if (!ApiEquality.Same(status, budget.Status)) await Client.UpdateStatusAsync(changed, stop);
        return disrupted.Count > 0 ? Reconciled.After(EvictionTimeout) : Reconciled.Done;
    }

    /// <summary>How many pods there should be, and how many of them must be healthy.</summary>
    private (int Expected, int Desired) Wanted(PodDisruptionBudget budget, List<Pod> pods)
    {
        if (budget.Spec.MaxUnavailable is { } unavailable)
        {
            var scale = Scale(pods);
            return (scale, Math.Max(0, scale - (unavailable.Scaled(scale, roundUp: true) ?? 0)));
        }
        if (budget.Spec.MinAvailable is not { } available) return (pods.Count, 0);
        if (!available.IsString) return (pods.Count, available.Number);
        var expected = Scale(pods);
        return (expected, available.Scaled(expected, roundUp: true) ?? 0);
    }

    /// <summary>The sizes that the pods' controllers want, each controller once.</summary>
    private int Scale(List<Pod> pods)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            if (Ownership.ControllerOf(pod) is not { } owner) continue;
            var (uid, size) = SizeOf(pod.Metadata.Namespace, owner);
            sizes[uid] = size;
        }
        return sizes.Values.Sum();
    }

    private (string Uid, int Size) SizeOf(string ns, OwnerReference owner)
    {
        switch (owner.Kind)
        {
            case "ReplicaSet" when _replicaSets.Cache.Get(ns, owner.Name) is { } set:
                if (Ownership.ControllerOf(set) is { Kind: "Deployment" } above && _deployments.Cache.Get(ns, above.Name) is { } deployment) return (above.Uid, deployment.Spec.Replicas ?? 1);
                return (owner.Uid, set.Spec.Replicas ?? 1);
            case "StatefulSet" when _statefulSets.Cache.Get(ns, owner.Name) is { } set:
                return (owner.Uid, set.Spec.Replicas ?? 1);
            case "ReplicationController" when _controllers.Cache.Get(ns, owner.Name) is { } controller:
                return (owner.Uid, controller.Spec.Replicas ?? 1);
            default:
                return (owner.Uid, 0);
        }
    }

    /// <summary>Evictions that were allowed and have happened, or have not within two minutes, no longer count.</summary>
    private void DropStale(PodDisruptionBudgetStatus status, List<Pod> pods)
    {
        if (status.DisruptedPods is not { } noted) return;
        var present = pods.Where(p => !p.IsTerminating()).Select(p => p.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var now = Clock.GetUtcNow().UtcDateTime;
        foreach (var (name, at) in noted.ToList())
        {
            if (!present.Contains(name) || at.Utc + EvictionTimeout < now) noted.Remove(name);
        }
        if (noted.Count == 0) status.DisruptedPods = null;
    }

    private void SetCondition(PodDisruptionBudgetStatus status, long generation)
    {
        var allowed = status.DisruptionsAllowed > 0;
        var wanted = new Condition
        {
            Type = "DisruptionAllowed",
            Status = allowed ? "True" : "False",
            Reason = allowed ? "SufficientPods" : "InsufficientPods",
            ObservedGeneration = generation,
        };
        var present = status.Conditions?.Find(c => c.Type == wanted.Type);
        wanted.LastTransitionTime = present?.Status == wanted.Status ? present.LastTransitionTime : Now;
        if (present is null) (status.Conditions ??= []).Add(wanted);
        else status.Conditions![status.Conditions.IndexOf(present)] = wanted;
    }

    private void Note(Pod pod)
    {
        foreach (var budget in _budgets.Cache.List(pod.Metadata.Namespace))
        {
            if (LabelSelectorExpression.From(budget.Spec.Selector).Matches(pod.Metadata.Labels)) Queue.Add(ObjectKey.Of(budget));
        }
    }
}
