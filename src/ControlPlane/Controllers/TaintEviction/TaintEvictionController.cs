using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.TaintEviction;

/// <summary>
/// Deletes pods from nodes whose NoExecute taints they do not bear, or no longer. The time runs from when the taint was
/// added (or the pod was bound, if later), so a restart of this controller neither shortens nor lengthens it.
/// </summary>
internal sealed class TaintEvictionController : ReconcilingController
{
    private const string ByNode = "nodeName";
    private readonly Informer<Pod> _pods;
    private readonly Informer<Node> _nodes;

    public TaintEvictionController(ControllerContext context)
        : base(context, "taint-eviction-controller", "taint-eviction-controller")
    {
        _pods = Needs<Pod>();
        _nodes = Needs<Node>();
        _pods.AddIndex(ByNode, pod => pod.Spec.NodeName.Length == 0 ? [] : [pod.Spec.NodeName]);
        _pods.AddHandler(new InformerHandler<Pod>(Note, (before, after) =>
        {
            if (before.Spec.NodeName != after.Spec.NodeName || (before.Spec.Tolerations?.Count ?? 0) != (after.Spec.Tolerations?.Count ?? 0)) Note(after);
        }));
        _nodes.AddHandler(new InformerHandler<Node>(NoteAll, (before, after) =>
        {
            if (!NoExecute(before).Select(Identity).SequenceEqual(NoExecute(after).Select(Identity))) NoteAll(after);
        }));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_pods.Cache.Get(key) is not { } pod || pod.IsTerminating() || pod.Spec.NodeName.Length == 0) return Reconciled.Done;
        if (_nodes.Cache.Get("", pod.Spec.NodeName) is not { } node) return Reconciled.Done;
        var taints = NoExecute(node).ToList();
        if (taints.Count == 0 || Tolerations.Bears(pod, taints) is not { } bears) return Reconciled.Done;
        var since = taints.Select(t => t.TimeAdded ?? Now).Max();
        if (BoundAt(pod) is { } bound && bound > since) since = bound;
        var left = since.Utc + bears - Clock.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero) return Reconciled.After(left);
        Events.Normal(pod, "TaintManagerEviction", $"Marking for deletion Pod {key}");
        await EvictAsync(pod, stop);
        return Reconciled.Done;
    }

    private static IEnumerable<Taint> NoExecute(Node node) => (node.Spec.Taints ?? []).Where(t => t.Effect == TaintEffect.NoExecute);

    private static (string, string, Time?) Identity(Taint taint) => (taint.Key, taint.Value, taint.TimeAdded);

    private static Time? BoundAt(Pod pod) => pod.Condition(PodConditionType.PodScheduled)?.LastTransitionTime;

    private async Task EvictAsync(Pod pod, CancellationToken stop)
    {
        var changed = pod.Clone();
        var target = new PodCondition
        {
            Type = PodConditionType.DisruptionTarget, Status = ConditionStatus.True,
            Reason = "DeletionByTaintManager", Message = "Taint manager: deleting due to NoExecute taint",
        };
        if (changed.Status.SetCondition(target, Now)) await Client.UpdateStatusAsync(changed, stop);
        await Client.DeleteIfPresentAsync(pod, stop: stop);
    }

    private void Note(Pod pod)
    {
        if (pod.Spec.NodeName.Length > 0) Queue.Add(ObjectKey.Of(pod));
    }

    private void NoteAll(Node node)
    {
        if (!NoExecute(node).Any()) return;
        foreach (var pod in _pods.Cache.ByIndex(ByNode, node.Metadata.Name)) Queue.Add(ObjectKey.Of(pod));
    }
}
