using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>A pod's quality of service, from what its containers ask for in CPU and memory.</summary>
internal static class PodQuality
{
    private static readonly string[] Counted = [ResourceName.Cpu, ResourceName.Memory];

    /// <summary>Guaranteed, Burstable or BestEffort.</summary>
    public static string Of(PodSpec spec)
    {
        ResourceRequirements[] asked = spec.Resources is { } whole && HasAny(whole)
            ? [whole]
            : [.. (spec.Containers ?? []).Concat(spec.InitContainers ?? []).Select(c => c.Resources)];
        var requests = Sum(asked, r => r.Requests);
        var limits = Sum(asked, r => r.Limits);
        if (requests.Count == 0 && limits.Count == 0) return PodQOSClass.BestEffort;
        var allLimited = asked.All(r => Counted.All(name => r.Limits is { } l && l.TryGetValue(name, out var q) && q.Sign != 0));
        var guaranteed = allLimited && requests.Count == limits.Count && requests.All(r => limits.TryGetValue(r.Key, out var limit) && limit == r.Value);
        return guaranteed ? PodQOSClass.Guaranteed : PodQOSClass.Burstable;
    }

    private static bool HasAny(ResourceRequirements resources) => resources.Requests is { Count: > 0 } || resources.Limits is { Count: > 0 };

    private static Dictionary<string, Quantity> Sum(IEnumerable<ResourceRequirements> all, Func<ResourceRequirements, Dictionary<string, Quantity>?> of)
    {
        var sum = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var resources in all)
        {
            foreach (var name in Counted)
            {
                if (of(resources) is not { } list || !list.TryGetValue(name, out var quantity) || quantity.Sign == 0) continue;
                sum[name] = sum.TryGetValue(name, out var before) ? before + quantity : quantity;
            }
        }
        return sum;
    }
}
