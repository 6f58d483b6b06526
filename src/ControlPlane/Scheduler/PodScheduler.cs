using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.ControlPlane.Scheduler.Queue;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Threading;
using Status = NetKube.Shared.Api.Meta.V1.Status;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>
/// Gives pods nodes: takes one from the queue, decides on a snapshot, assumes it there, and leaves the binding to one of
/// several binders while it goes on with the next.
/// </summary>
internal sealed class PodScheduler : IDisposable
{
    private readonly IKubeClient _client;
    private readonly SchedulerOptions _options;
    private readonly ILogger _log;
    private readonly EventRecorder _events;
    private readonly SchedulerCache _cache = new();
    private readonly SchedulingQueue _queue;
    private readonly InformerView _view;
    private readonly Informer<Pod> _pods;
    private readonly Informer<Node> _nodes;
    private readonly Decider _decider;
    private readonly PodConditions _conditions;
    private readonly Channel<(PodRecord Pod, string Node)> _bindings = Channel.CreateUnbounded<(PodRecord, string)>();

    public PodScheduler(IKubeClient client, InformerSet informers, SchedulerOptions options, TimeProvider clock, ILogger log)
    {
        _client = client;
        _options = options;
        _log = log;
        _events = new EventRecorder(client, new EventOrigin(options.SchedulerName), clock, log);
        _queue = new SchedulingQueue(clock);
        _view = new InformerView(informers);
        _decider = new Decider(new Random(options.RandomSeed));
        _conditions = new PodConditions(client, clock, log);
        _pods = informers.Of<Pod>();
        _nodes = informers.Of<Node>();
        new ClusterWatch(_cache, _queue, options.SchedulerName).Attach(informers);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        group.Start(_events.RunAsync);
        group.Start(ScheduleAsync);
        for (var i = 0; i < _options.Binders; i++) group.Start(BindAsync);
        await group.WhenAllAsync();
    }

    public void Dispose() => _queue.Dispose();

    private async Task ScheduleAsync(CancellationToken stop)
    {
        foreach (var informer in _view.Needs.Append(_pods).Append(_nodes)) await informer.WaitForSyncAsync(stop);
        while (true)
        {
            var pod = await _queue.TakeAsync(stop);
            if (_cache.IsPlaced(pod.Uid) || pod.IsTerminating) _queue.Remove(pod.Key);
            else await ScheduleAsync(pod, stop);
        }
    }

    private async Task ScheduleAsync(PodRecord pod, CancellationToken stop)
    {
        if (pod.Pod.Spec.SchedulingGates is { Count: > 0 })
        {
            await _conditions.NotScheduledAsync(pod.Pod, "SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates", null, stop);
            _queue.Unschedulable(pod.Key, ClusterEvents.None);   // only a change of the pod can help
            return;
        }
        var snapshot = _cache.Take(_view);
        var decision = _decider.Decide(pod, snapshot, _queue.Nominations());
        if (decision.Node is { } node)
        {
            _cache.Assume(pod, node);
            _bindings.Writer.TryWrite((pod, node));
            return;
        }
        await RefuseAsync(pod, snapshot, decision, stop);
    }

    private async Task RefuseAsync(PodRecord pod, Snapshot snapshot, Decision decision, CancellationToken stop)
    {
        var (plan, why) = snapshot.Nodes.Count == 0 ? (null, "") : Preemption.Plan(pod, snapshot, decision);
        var message = why.Length == 0 ? decision.Message : $"{decision.Message} preemption: {why}";
        _log.PodUnschedulable(pod.Key.ToString(), message);
        _events.Warning(pod.Pod, "FailedScheduling", message);
        if (plan is not null) await PreemptAsync(pod, plan, stop);
        await _conditions.NotScheduledAsync(pod.Pod, "Unschedulable", message, plan?.Node, stop);
        _queue.Unschedulable(pod.Key, decision.WokenBy | (plan is null ? ClusterEvents.None : ClusterEvents.PodRemoved));
    }

    private async Task PreemptAsync(PodRecord pod, PreemptionPlan plan, CancellationToken stop)
    {
        foreach (var victim in plan.Victims.Where(v => !v.IsTerminating))
        {
            await _conditions.DisruptedAsync(victim.Pod, $"{_options.SchedulerName}: preempting to accommodate a higher priority pod", stop);
            try
            {
                await _client.DeleteIfPresentAsync(victim.Pod, stop: stop);
                _events.Normal(victim.Pod, "Preempted", $"Preempted by pod {pod.Uid} on node {plan.Node}");
            }
            catch (ApiException e)
            {
                _log.StatusNotWritten(victim.Key.ToString(), e.Message);   // the pod is tried again and plans anew
            }
        }
    }

    private async Task BindAsync(CancellationToken stop)
    {
        await foreach (var (pod, node) in _bindings.Reader.ReadHereAsync(stop))
        {
            var binding = new Binding
            {
                Kind = "Binding",
                ApiVersion = "v1",
                Metadata = new ObjectMeta { Name = pod.Key.Name, Namespace = pod.Key.Namespace, Uid = pod.Uid },
                Target = new ObjectReference { Kind = "Node", Name = node },
            };
            try
            {
                await _client.CreateSubresourceAsync<Pod, Status>(pod.Key.Namespace, pod.Key.Name, "binding", binding, stop);
                _queue.Remove(pod.Key);
                _log.PodBound(pod.Key.ToString(), node);
                _events.Normal(pod.Pod, "Scheduled", $"Successfully assigned {pod.Key} to {node}");
            }
            catch (Exception e) when (!stop.IsCancellationRequested && e is ApiException or HttpRequestException or IOException)
            {
                _cache.Forget(pod.Uid);
                if (e is ApiException { IsNotFound: true }) _queue.Remove(pod.Key);
                else _queue.Failed(pod.Key);
                // The room that it was to have is free again for others.
                _queue.Happened(ClusterEvents.PodRemoved);
                _log.BindingFailed(pod.Key.ToString(), node, e.Message);
            }
        }
    }
}
