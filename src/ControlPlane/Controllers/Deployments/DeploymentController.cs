using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Deployments;

/// <summary>
/// Moves pods from old ReplicaSets to the one of the present template. Each reconcile does one step (scale one way, then
/// write the status) and is called again by what that step changes.
/// </summary>
internal sealed class DeploymentController : ReconcilingController
{
    private readonly Informer<Deployment> _deployments;
    private readonly Informer<ReplicaSet> _replicaSets;
    private readonly Informer<Pod> _pods;

    public DeploymentController(ControllerContext context)
        : base(context, "deployment-controller", "deployment-controller", workers: 5)
    {
        _deployments = Reconciles<Deployment>();
        _replicaSets = Needs<ReplicaSet>();
        _pods = Needs<Pod>();
        _pods.AddIndex(Ownership.ByController, Ownership.ControllerUid);
        _replicaSets.AddHandler(new InformerHandler<ReplicaSet>(NoteReplicaSet, (before, after) =>
        {
            NoteReplicaSet(before);
            NoteReplicaSet(after);
        }, NoteReplicaSet));
        // Recreate waits for the last old pod to be gone.
        _pods.AddHandler(new InformerHandler<Pod>(OnUpdate: (_, pod) => NotePod(pod), OnDelete: NotePod));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_deployments.Cache.Get(key) is not { } cached) return Reconciled.Done;
        var deployment = cached.Clone();
        var selector = LabelSelectorExpression.From(deployment.Spec.Selector);
        if (selector.IsEverything)
        {
            Events.Warning(deployment, "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required.");
            return Reconciled.Done;
        }
        var adoption = new Adoption<Deployment, ReplicaSet>(Client, deployment, "apps/v1", "Deployment", selector);
        var sets = await adoption.ClaimAsync(_replicaSets.Cache.List(key.Namespace), stop);
        var rollout = new Rollout(Client, Events, Clock, deployment, sets);
        if (deployment.Metadata.DeletionTimestamp is not null) return await rollout.UpdateStatusAsync(stop);
        if (await rollout.NotePauseAsync(stop)) return Reconciled.After(TimeSpan.Zero);
        if (deployment.Spec.Paused || rollout.WasResized()) return await rollout.ScaleAsync(stop);
        return deployment.Spec.Strategy.Type == DeploymentStrategyType.Recreate
            ? await rollout.RecreateAsync(PodsOfOld, stop)
            : await rollout.RollAsync(stop);
    }

    /// <summary>Whether pods of these sets still run, by the sets' own count (the cache of pods may lag behind) or as the pods are seen.</summary>
    private bool PodsOfOld(IEnumerable<ReplicaSet> sets) =>
        sets.Any(s => s.Status.Replicas > 0) || sets.SelectMany(s => _pods.Cache.ByIndex(Ownership.ByController, s.Metadata.Uid)).Any(p => !p.IsTerminal());

    private void NoteReplicaSet(ReplicaSet set)
    {
        if (Ownership.ControllerOf(set) is { } controller)
        {
            if (controller.Kind == "Deployment") Queue.Add(new ObjectKey(set.Metadata.Namespace, controller.Name));
            return;
        }
        foreach (var deployment in _deployments.Cache.List(set.Metadata.Namespace))
        {
            if (LabelSelectorExpression.From(deployment.Spec.Selector).Matches(set.Metadata.Labels)) Queue.Add(ObjectKey.Of(deployment));
        }
    }

    private void NotePod(Pod pod)
    {
        if (Ownership.ControllerOf(pod) is not { Kind: "ReplicaSet" } controller) return;
        if (_replicaSets.Cache.Get(pod.Metadata.Namespace, controller.Name) is not { } set || Ownership.ControllerOf(set) is not { } owner) return;
        var deployment = _deployments.Cache.Get(set.Metadata.Namespace, owner.Name);
        if (deployment?.Spec.Strategy.Type == DeploymentStrategyType.Recreate) Queue.Add(ObjectKey.Of(deployment));
    }
}
