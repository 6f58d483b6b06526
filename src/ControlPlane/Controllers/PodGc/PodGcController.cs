using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using ConditionStatus = NetKube.Shared.Api.Core.V1.ConditionStatus;

namespace NetKube.ControlPlane.Controllers.PodGc;

/// <summary>
/// Deletes pods that no agent will: those of nodes that are gone, those ending without ever having had a node, and the
/// oldest ended ones beyond a threshold. Looks every twenty seconds.
/// </summary>
internal sealed class PodGcController : ReconcilingController
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Quarantine = TimeSpan.FromSeconds(40);   // a node's object may be made anew meanwhile
    private readonly Dictionary<string, long> _missingSince = new(StringComparer.Ordinal);
    private readonly Informer<Pod> _pods;
    private readonly Informer<Node> _nodes;

    public PodGcController(ControllerContext context)
        : base(context, "pod-garbage-collector-controller", "pod-garbage-collector", workers: 1)
    {
        _pods = Needs<Pod>();
        _nodes = Needs<Node>();
        Queue.Add(default);
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        var pods = _pods.Cache.List();
        await CollectEndedAsync(pods, stop);
        await CollectOrphanedAsync(pods, stop);
        foreach (var pod in pods.Where(p => p.IsTerminating() && p.Spec.NodeName.Length == 0)) await ForceDeleteAsync(pod, null, stop);
        await CollectOutOfServiceAsync(pods, stop);
        return Reconciled.After(Every);
    }

    private async Task CollectEndedAsync(IReadOnlyList<Pod> pods, CancellationToken stop)
    {
        var threshold = Context.Options.TerminatedPodGcThreshold;
        if (threshold <= 0) return;
        var ended = pods.Where(p => p.Status.Phase is not ("" or PodPhase.Pending or PodPhase.Running or PodPhase.Unknown)).ToList();
        foreach (var pod in ended.OrderBy(p => p.Metadata.CreationTimestamp).ThenBy(p => p.Metadata.Name, StringComparer.Ordinal).Take(ended.Count - threshold))
        {
            await ForceDeleteAsync(pod, null, stop);
        }
    }

    private async Task CollectOrphanedAsync(IReadOnlyList<Pod> pods, CancellationToken stop)
    {
        var nodes = _nodes.Cache.List().Select(n => n.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var back in _missingSince.Keys.Where(nodes.Contains).ToList()) _missingSince.Remove(back);
        foreach (var onMissing in pods.Where(p => p.Spec.NodeName.Length > 0 && !nodes.Contains(p.Spec.NodeName)).GroupBy(p => p.Spec.NodeName))
        {
            if (_missingSince.TryAdd(onMissing.Key, Clock.GetTimestamp())) continue;
            if (Clock.GetElapsedTime(_missingSince[onMissing.Key]) < Quarantine) continue;
            if (await Client.FindAsync<Node>(null, onMissing.Key, stop) is not null) continue;
            foreach (var pod in onMissing) await ForceDeleteAsync(pod, "PodGC: node no longer exists", stop);
        }
    }

    private async Task CollectOutOfServiceAsync(IReadOnlyList<Pod> pods, CancellationToken stop)
    {
        var dead = _nodes.Cache.List()
            .Where(n => n.Spec.Taints?.Exists(t => t.Key == "node.kubernetes.io/out-of-service") == true)
            .Where(n => n.Status.Conditions?.Find(c => c.Type == NodeConditionType.Ready)?.Status != ConditionStatus.True)
            .Select(n => n.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        if (dead.Count == 0) return;
        foreach (var pod in pods.Where(p => p.IsTerminating() && dead.Contains(p.Spec.NodeName))) await ForceDeleteAsync(pod, null, stop);
    }

    /// <summary>Marks a pod that had not ended as failed, so that its owner counts it, then removes it at once.</summary>
    private async Task ForceDeleteAsync(Pod pod, string? why, CancellationToken stop)
    {
        try
        {
            if (!pod.IsTerminal())
            {
                var changed = pod.Clone();
                changed.Status.Phase = PodPhase.Failed;
                if (why is not null) changed.Status.SetCondition(new PodCondition { Type = PodConditionType.DisruptionTarget, Status = ConditionStatus.True, Reason = "DeletionByPodGC", Message = why }, Now);
                await Client.UpdateStatusAsync(changed, stop);
            }
            await Client.DeleteIfPresentAsync(pod, new DeleteOptions { GracePeriodSeconds = 0 }, stop);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // gone
        }
    }
}
