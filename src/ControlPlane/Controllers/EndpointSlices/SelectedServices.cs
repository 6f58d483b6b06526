using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.EndpointSlices;

/// <summary>Wakes the services whose endpoints a pod's change may touch.</summary>
internal sealed class SelectedServices(IIndexedCache<Service> services, WorkQueue<ObjectKey> queue)
{
    public void PodChanged(Pod pod)
    {
        foreach (var service in Of(pod)) queue.Add(service);
    }

    public void PodChanged(Pod before, Pod after)
    {
        var relabelled = !ApiEquality.Same(before.Metadata.Labels, after.Metadata.Labels);
        if (!relabelled && !ServesDifferently(before, after)) return;
        PodChanged(after);
        if (relabelled) PodChanged(before);
    }

    private static bool ServesDifferently(Pod before, Pod after) =>
        before.IsReady() != after.IsReady()
        || before.IsTerminating() != after.IsTerminating()
        || before.IsTerminal() != after.IsTerminal()
        || before.Spec.NodeName != after.Spec.NodeName
        || before.Spec.Hostname != after.Spec.Hostname
        || before.Spec.Subdomain != after.Spec.Subdomain
        || !Addresses(before).SequenceEqual(Addresses(after));

    private static IEnumerable<string> Addresses(Pod pod) => (pod.Status.PodIPs ?? []).Select(a => a.Ip);

    private IEnumerable<ObjectKey> Of(Pod pod)
    {
        foreach (var service in services.List(pod.Metadata.Namespace))
        {
            if (service.Spec.Selector is { Count: > 0 } selector && Matches(selector, pod)) yield return ObjectKey.Of(service);
        }
    }

    private static bool Matches(Dictionary<string, string> selector, Pod pod)
    {
        foreach (var (name, value) in selector)
        {
            if (pod.Metadata.Labels?.GetValueOrDefault(name) != value) return false;
        }
        return true;
    }
}
