using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Controllers.NodeLifecycle;

/// <summary>
/// Watches over nodes: one that is silent for the grace period becomes Unknown; taints follow the conditions; pods of a
/// node that is not ready are marked not ready, so that services stop sending to them.
/// </summary>
internal sealed class NodeLifecycleController : ReconcilingController
{
    public const string LeaseNamespace = "kube-node-lease";
    private const string ByNode = "nodeName";

    private static readonly string[] Watched =
        [NodeConditionType.Ready, NodeConditionType.MemoryPressure, NodeConditionType.DiskPressure, NodeConditionType.PIDPressure];

    private readonly NodeHealth _health;   // used by the monitor loop only
    private readonly Informer<Node> _nodes;
    private readonly Informer<Lease> _leases;
    private readonly Informer<Pod> _pods;

    public NodeLifecycleController(ControllerContext context)
        : base(context, "node-lifecycle-controller", "node-controller")
    {
        _health = new NodeHealth(context.Clock);
        _nodes = Reconciles<Node>();
        _leases = Needs<Lease>();
        _pods = Needs<Pod>();
        _pods.AddIndex(ByNode, pod => pod.Spec.NodeName.Length == 0 ? [] : [pod.Spec.NodeName]);
        _nodes.AddHandler(new InformerHandler<Node>(
            node => Events.Normal(node, "RegisteredNode", $"Node {node.Metadata.Name} event: Registered Node {node.Metadata.Name} in Controller"),
            (before, after) =>
            {
                if (IsReady(before) != IsReady(after)) NoteAll();
            }, node => Events.Normal(node, "RemovingNode", $"Node {node.Metadata.Name} event: Removing Node {node.Metadata.Name} from Controller")));
    }

    /// <summary>Taints and pods of one node follow its conditions.</summary>
    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_nodes.Cache.Get(key) is not { } node) return Reconciled.Done;
        await LabelAsync(node, stop);
        var someReady = _nodes.Cache.List().Any(IsReady);
        if (NodeTaints.Wanted(node, evict: someReady, Now) is { } taints)
        {
            var changed = node.Clone();
            changed.Spec.Taints = taints.Count == 0 ? null : taints;
            await Client.UpdateAsync(changed, stop);
        }
        if (ReadyStatus(node) is ConditionStatus.False or ConditionStatus.Unknown) await MarkPodsNotReadyAsync(node, stop);
        return Reconciled.Done;
    }

    protected override void StartMore(TaskGroup group) => group.Start(MonitorAsync);

    private static string? ReadyStatus(Node node) => node.Status.Conditions?.Find(c => c.Type == NodeConditionType.Ready)?.Status;

    private static bool IsReady(Node node) => ReadyStatus(node) == ConditionStatus.True;

    /// <summary>Every node's taints depend on whether any node is ready.</summary>
    private void NoteAll()
    {
        foreach (var node in _nodes.Cache.List()) Queue.Add(ObjectKey.Of(node));
    }

    private async Task MonitorAsync(CancellationToken stop)
    {
        await WaitForCachesAsync(stop);
        using var tick = new PeriodicTimer(Context.Options.NodeMonitorPeriod, Clock);
        do
        {
            var nodes = _nodes.Cache.List();
            _health.Forget(nodes.Select(n => n.Metadata.Name));
            foreach (var node in nodes) await CheckAsync(node, stop);
        }
        while (await tick.WaitForNextTickAsync(stop));
    }

    private async Task CheckAsync(Node node, CancellationToken stop)
    {
        var silence = _health.Silence(node, _leases.Cache.Get(LeaseNamespace, node.Metadata.Name));
        var grace = ReadyStatus(node) is null ? Context.Options.NodeStartupGracePeriod : Context.Options.NodeMonitorGracePeriod;
        if (silence <= grace || Silenced(node) is not { } unknown) return;
        try
        {
            await Client.UpdateStatusAsync(unknown, stop);
            Events.Normal(node, "NodeNotReady", $"Node {node.Metadata.Name} status is now: NodeNotReady");
        }
        catch (ApiException e) when (e.IsConflict || e.IsNotFound)
        {
            // it was heard of after all, or is gone; the next tick sees
        }
    }

    /// <summary>A copy with every watched condition Unknown; null when they are.</summary>
    private Node? Silenced(Node node)
    {
        var changed = node.Clone();
        var any = false;
        foreach (var type in Watched)
        {
            var present = changed.Status.Conditions?.Find(c => c.Type == type);
            if (present?.Status == ConditionStatus.Unknown) continue;
            any = true;
            if (present is null)
            {
                (changed.Status.Conditions ??= []).Add(new NodeCondition
                {
                    Type = type, Status = ConditionStatus.Unknown, Reason = "NodeStatusNeverUpdated", Message = "Kubelet never posted node status.",
                    LastHeartbeatTime = node.Metadata.CreationTimestamp, LastTransitionTime = Now,
                });
                continue;
            }
            (present.Status, present.Reason, present.Message) = (ConditionStatus.Unknown, "NodeStatusUnknown", "Kubelet stopped posting node status.");
            present.LastTransitionTime = Now;
        }
        return any ? changed : null;
    }

    private async Task MarkPodsNotReadyAsync(Node node, CancellationToken stop)
    {
        foreach (var pod in _pods.Cache.ByIndex(ByNode, node.Metadata.Name).Where(p => p.IsReady()))
        {
            var changed = pod.Clone();
            var ready = changed.Condition(PodConditionType.Ready)!;
            (ready.Status, ready.LastTransitionTime) = (ConditionStatus.False, Now);
            try
            {
                await Client.UpdateStatusAsync(changed, stop);
                Events.Warning(pod, "NodeNotReady", "Node is not ready");
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                // gone with its node
            }
        }
    }

    /// <summary>The stable os and arch labels follow the beta ones that old agents set.</summary>
    private async Task LabelAsync(Node node, CancellationToken stop)
    {
        var labels = node.Metadata.Labels;
        if (labels is null) return;
        using var json = new JsonOutput(128);
        foreach (var name in new[] { "os", "arch" })
        {
            if (labels.GetValueOrDefault("beta.kubernetes.io/" + name) is not { } old || labels.GetValueOrDefault("kubernetes.io/" + name) == old) continue;
            if (json.Length > 0) json.Raw(","u8);
            json.String("kubernetes.io/" + name);
            json.Raw(":"u8);
            json.String(old);
        }
        if (json.Length == 0) return;
        var patch = $$$"""{"metadata":{"labels":{ {{{System.Text.Encoding.UTF8.GetString(json.Written)}}} } } }""";
        await Client.PatchAsync<Node>(null, node.Metadata.Name, new PatchBody(PatchKind.Merge, patch), stop: stop);
    }
}
