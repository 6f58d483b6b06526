using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>What a pod's containers need together.</summary>
internal static class PodResources
{
    /// <summary>Whether a resource may be given for a pod as a whole.</summary>
    public static bool IsPodLevel(string name) => name is ResourceName.Cpu or ResourceName.Memory || ResourceNames.IsHugePages(name);

    /// <summary>A sidecar: an init container that goes on running.</summary>
    public static bool IsSidecar(Container container) => container.RestartPolicy == ContainerRestartPolicy.Always;

    /// <summary>The containers' requests, added up as they run.</summary>
    public static Dictionary<string, Quantity> Requests(PodSpec spec) => Aggregate(spec, c => c.Resources.Requests);

    /// <summary>The containers' limits, added up as they run.</summary>
    public static Dictionary<string, Quantity> Limits(PodSpec spec) => Aggregate(spec, c => c.Resources.Limits);

    /// <summary>
    /// Containers and sidecars run together, so they add up. An init container runs alone, beside the sidecars started
    /// before it; the pod needs the largest of all these moments.
    /// </summary>
    private static Dictionary<string, Quantity> Aggregate(PodSpec spec, Func<Container, Dictionary<string, Quantity>?> of)
    {
        var total = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.Containers ?? []) Add(total, of(container));
        var sidecars = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        var highest = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.InitContainers ?? [])
        {
            var moment = new Dictionary<string, Quantity>(sidecars, StringComparer.Ordinal);
            Add(moment, of(container));
            if (IsSidecar(container))
            {
                Add(total, of(container));
                sidecars = moment;
            }
            Highest(highest, moment);
        }
        Highest(total, highest);
        return total;
    }

    private static void Add(Dictionary<string, Quantity> sum, Dictionary<string, Quantity>? more)
    {
        foreach (var (name, quantity) in more ?? []) sum[name] = sum.TryGetValue(name, out var before) ? before + quantity : quantity;
    }

    private static void Highest(Dictionary<string, Quantity> highest, Dictionary<string, Quantity> other)
    {
        foreach (var (name, quantity) in other)
        {
            if (!highest.TryGetValue(name, out var before) || before < quantity) highest[name] = quantity;
        }
    }
}
