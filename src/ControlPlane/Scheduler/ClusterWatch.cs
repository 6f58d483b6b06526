using NetKube.ControlPlane.Controllers.Framework;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.ControlPlane.Scheduler.Queue;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Storage.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>From the watches into cache and queue; every change is also a reason to look at waiting pods again.</summary>
internal sealed class ClusterWatch(SchedulerCache cache, SchedulingQueue queue, string schedulerName)
{
    public void Attach(InformerSet informers)
    {
        informers.Of<Node>().AddHandler(new InformerHandler<Node>(NodeAdded, NodeChanged, node => cache.RemoveNode(node.Metadata.Name)));
        informers.Of<Pod>().AddHandler(new InformerHandler<Pod>(PodAdded, PodChanged, PodRemoved));
        Wakes<PersistentVolume>(informers, ClusterEvents.StorageChanged);
        Wakes<PersistentVolumeClaim>(informers, ClusterEvents.StorageChanged);
        Wakes<StorageClass>(informers, ClusterEvents.StorageChanged);
        Wakes<Namespace>(informers, ClusterEvents.NamespaceChanged);
    }

    private void Wakes<T>(InformerSet informers, ClusterEvents change)
        where T : class, IKubeObject, IApiValue<T> =>
        informers.Of<T>().AddHandler(new InformerHandler<T>(_ => queue.Happened(change), (_, _) => queue.Happened(change)));

    private void NodeAdded(Node node)
    {
        cache.SetNode(node);
        queue.Happened(ClusterEvents.NodeAdded);
    }

    private void NodeChanged(Node before, Node after)
    {
        cache.SetNode(after);
        if (SuitsOthers(before, after)) queue.Happened(ClusterEvents.NodeChanged);
    }

    /// <summary>Heartbeats change nothing for anybody.</summary>
    private static bool SuitsOthers(Node before, Node after) =>
        !ApiEquality.Same(before.Spec, after.Spec)
        || !ApiEquality.Same(before.Metadata.Labels, after.Metadata.Labels)
        || !ApiEquality.Same(before.Status.Allocatable, after.Status.Allocatable);

    private void PodAdded(Pod pod)
    {
        if (pod.Spec.NodeName.Length > 0) Placed(pod);
        else if (IsMine(pod)) queue.Set(new PodRecord(pod), worthTrying: true);
    }

    private void PodChanged(Pod before, Pod after)
    {
        if (after.Spec.NodeName.Length == 0)
        {
            // Its own status, which the scheduler writes, is no reason to try again.
            if (IsMine(after)) queue.Set(new PodRecord(after), worthTrying: !SameWish(before, after));
            else queue.Remove(ObjectKey.Of(after));
            return;
        }
        if (after.IsTerminal())
        {
            if (!before.IsTerminal()) PodRemoved(after);
            return;
        }
        var fresh = before.Spec.NodeName.Length == 0;
        var relabelled = !ApiEquality.Same(before.Metadata.Labels, after.Metadata.Labels);
        var ending = before.IsTerminating() != after.IsTerminating();
        if (!fresh && !relabelled && !ending && ApiEquality.Same(before.Spec, after.Spec)) return;   // only status: nothing here reads it
        cache.SetPod(after);
        queue.Remove(ObjectKey.Of(after));
        if (fresh || relabelled) queue.Happened(ClusterEvents.PodPlaced);
        if (!fresh) queue.Happened(ClusterEvents.PodRemoved);   // it may ask for less, or count no longer
    }

    private void PodRemoved(Pod pod)
    {
        queue.Remove(ObjectKey.Of(pod));
        if (pod.Spec.NodeName.Length == 0) return;
        cache.RemovePod(pod.Metadata.Uid);
        queue.Happened(ClusterEvents.PodRemoved);
    }

    private void Placed(Pod pod)
    {
        if (pod.IsTerminal()) return;
        cache.SetPod(pod);
        queue.Happened(ClusterEvents.PodPlaced);
    }

    private bool IsMine(Pod pod) => pod.Spec.SchedulerName == schedulerName && !pod.IsTerminal() && !pod.IsTerminating();

    private static bool SameWish(Pod before, Pod after) =>
        ApiEquality.Same(before.Spec, after.Spec) && ApiEquality.Same(before.Metadata.Labels, after.Metadata.Labels);
}
