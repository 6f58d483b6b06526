using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>What a pod asks of a node.</summary>
internal static class PodRequests
{
    private const long DefaultMilliCpu = 100;
    private const long DefaultMemory = 200L << 20;

    /// <summary>
    /// The sum of the containers and sidecars, or the most that init containers need on the way there; what the pod asks
    /// for as a whole goes before that; overhead on top.
    /// </summary>
    public static ResourceAmounts Of(Pod pod) => Compute(pod, ResourceAmounts.From);

    /// <summary>The same with a floor for containers that ask for nothing, so that scores see them too.</summary>
    public static ResourceAmounts ForScoring(Pod pod) => Compute(pod, requests =>
    {
        var amounts = ResourceAmounts.From(requests);
        if (requests?.ContainsKey("cpu") != true) amounts = amounts.With("cpu", DefaultMilliCpu);
        if (requests?.ContainsKey("memory") != true) amounts = amounts.With("memory", DefaultMemory);
        return amounts;
    });

    private static ResourceAmounts Compute(Pod pod, Func<Dictionary<string, Quantity>?, ResourceAmounts> of)
    {
        var running = ResourceAmounts.None;
        foreach (var container in pod.Spec.Containers ?? []) running = running.Plus(of(container.Resources.Requests));
        var sidecars = ResourceAmounts.None;
        var starting = ResourceAmounts.None;
        foreach (var container in pod.Spec.InitContainers ?? [])
        {
            var amounts = of(container.Resources.Requests);
            if (container.RestartPolicy == "Always")
            {
                sidecars = sidecars.Plus(amounts);
                starting = starting.Max(sidecars);
            }
            else
            {
                starting = starting.Max(amounts.Plus(sidecars));
            }
        }
        var total = running.Plus(sidecars).Max(starting);
        var whole = ResourceAmounts.From(pod.Spec.Resources?.Requests);
        foreach (var name in whole.Names) total = total.With(name, whole[name]);
        return total.Plus(ResourceAmounts.From(pod.Spec.Overhead));
    }
}
