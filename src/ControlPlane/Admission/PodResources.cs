using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission;

/// <summary>
/// What a whole pod asks for: the sum over containers and restartable init containers (sidecars), but at least what any
/// one init container needs together with the sidecars started before it; pod-level values replace the sum.
/// </summary>
public static class PodResources
{
    /// <summary>Requests; the overhead of the runtime is added when asked for.</summary>
    public static Dictionary<string, Quantity> Requests(PodSpec spec, bool withOverhead = true) => Total(spec, r => r.Requests, withOverhead);

    /// <summary>Limits; overhead is added to limits that exist.</summary>
    public static Dictionary<string, Quantity> Limits(PodSpec spec, bool withOverhead = true)
    {
        var limits = Total(spec, r => r.Limits, withOverhead: false);
        if (!withOverhead) return limits;
        foreach (var (name, amount) in spec.Overhead ?? [])
        {
            if (limits.TryGetValue(name, out var limit)) limits[name] = limit + amount;
        }
        return limits;
    }

    private static Dictionary<string, Quantity> Total(PodSpec spec, Func<ResourceRequirements, Dictionary<string, Quantity>?> of, bool withOverhead)
    {
        var total = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.Containers ?? []) Add(total, of(container.Resources));
        var sidecars = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        var starting = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.InitContainers ?? [])
        {
            var needs = new Dictionary<string, Quantity>(sidecars, StringComparer.Ordinal);
            Add(needs, of(container.Resources));
            if (container.RestartPolicy == "Always")
            {
                Add(total, of(container.Resources));
                Add(sidecars, of(container.Resources));
            }
            Raise(starting, needs);
        }
        Raise(total, starting);
        foreach (var (name, amount) in (spec.Resources is { } pod ? of(pod) : null) ?? []) total[name] = amount;
        if (withOverhead) Add(total, spec.Overhead);
        return total;
    }

    private static void Add(Dictionary<string, Quantity> total, Dictionary<string, Quantity>? more)
    {
        foreach (var (name, amount) in more ?? []) total[name] = total.TryGetValue(name, out var have) ? have + amount : amount;
    }

    private static void Raise(Dictionary<string, Quantity> total, Dictionary<string, Quantity> atLeast)
    {
        foreach (var (name, amount) in atLeast)
        {
            if (!total.TryGetValue(name, out var have) || have < amount) total[name] = amount;
        }
    }
}
