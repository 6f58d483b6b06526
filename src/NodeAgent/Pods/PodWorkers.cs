using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Threading;

namespace NetKube.NodeAgent.Pods;

/// <summary>
/// One worker for each pod of the node. Pods come from the source; the engine's events wake the worker they concern;
/// containers that belong to no pod get a worker that ends them.
/// </summary>
internal sealed class PodWorkers(NodeParts node, ILogger log) : IPodSink
{
    private static readonly TimeSpan EngineRetry = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (PodWorker Worker, Task Running)> _workers = []; // by uid, guarded by _gate
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _stop;

    /// <summary>Runs until stopped; then all workers have ended, and all containers run on.</summary>
    public async Task RunAsync(IPodSource source, CancellationToken stop)
    {
        _stop = stop;
        try
        {
            await Task.WhenAll(source.RunAsync(this, stop), WatchEngineAsync(stop), AdoptAsync(stop));
        }
        finally
        {
            await Task.WhenAll(Running());
        }
    }

    public void Changed(Pod pod)
    {
        lock (_gate)
        {
            if (_workers.TryGetValue(pod.Metadata.Uid, out var known)) known.Worker.Update(pod);
            else Start(pod);
        }
    }

    public void Gone(Pod pod)
    {
        lock (_gate)
        {
            if (_workers.TryGetValue(pod.Metadata.Uid, out var known)) known.Worker.Forget();
        }
    }

    public void Synced() => _synced.TrySetResult();

    /// <summary>Called with _gate held.</summary>
    private PodWorker Start(Pod pod)
    {
        var worker = new PodWorker(pod, node, log);
        _workers[pod.Metadata.Uid] = (worker, RunWorkerAsync(worker, pod.Metadata.Uid));
        return worker;
    }

    private async Task RunWorkerAsync(PodWorker worker, string uid)
    {
        await Task.Yield(); // the caller holds _gate
        try
        {
            await worker.RunAsync(_stop);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return; // the agent stops
        }
        lock (_gate) _workers.Remove(uid);
    }

    private async Task WatchEngineAsync(CancellationToken stop)
    {
        var labels = ContainerLabels.OfNode(node.Identity.Cluster, node.Identity.Node);
        await foreach (var seen in node.Runtime.Containers.WatchAsync(labels, stop))
        {
            var uid = ContainerLabels.Read(seen.Labels, ContainerLabels.PodUid);
            foreach (var worker in Concerned(seen.Kind == ContainerEventKind.Resync ? null : uid)) worker.Wake();
        }
    }

    private List<PodWorker> Concerned(string? uid)
    {
        lock (_gate)
        {
            if (uid is null) return [.. _workers.Values.Select(w => w.Worker)];
            return _workers.TryGetValue(uid, out var known) ? [known.Worker] : [];
        }
    }

    /// <summary>Once it is known which pods there are: whatever else the engine or the disk holds for this node goes.</summary>
    private async Task AdoptAsync(CancellationToken stop)
    {
        await _synced.Task.WaitHereAsync(stop);
        var labels = ContainerLabels.OfNode(node.Identity.Cluster, node.Identity.Node);
        var all = await ListAsync(labels, stop);
        foreach (var orphan in all.GroupBy(c => ContainerLabels.Read(c.Labels, ContainerLabels.PodUid)))
        {
            if (orphan.Key.Length > 0) EndOrphan(orphan.Key, orphan.First());
        }
        var sandboxes = all.Where(c => ContainerLabels.IsSandbox(c.Labels)).Select(c => c.Id).ToHashSet();
        await node.Network.RetainOnlyAsync(sandboxes, stop);
        foreach (var uid in node.Storage.Pods().Where(uid => Concerned(uid).Count == 0)) node.Storage.Remove(uid);
    }

    /// <summary>Waits for the engine as long as it takes.</summary>
    private async Task<IReadOnlyList<ContainerSummary>> ListAsync(IReadOnlyDictionary<string, string> labels, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await node.Runtime.Containers.ListAsync(labels, stop);
            }
            catch (RuntimeException e)
            {
                log.EngineNotReady(e.Message);
                await Task.Delay(EngineRetry, node.Clock, stop);
            }
        }
    }

    private void EndOrphan(string uid, ContainerSummary container)
    {
        lock (_gate)
        {
            if (_workers.ContainsKey(uid)) return;
            log.OrphanRemoved(container.Name);
            Start(new Pod
            {
                Metadata = new ObjectMeta
                {
                    Name = ContainerLabels.Read(container.Labels, ContainerLabels.PodName),
                    Namespace = ContainerLabels.Read(container.Labels, ContainerLabels.PodNamespace),
                    Uid = uid,
                },
            }).Forget();
        }
    }

    private List<Task> Running()
    {
        lock (_gate) return [.. _workers.Values.Select(w => w.Running)];
    }
}
