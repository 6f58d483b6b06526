using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>What resourceFieldRef names: requests.cpu, limits.memory and so on, divided and rounded up. Pure.</summary>
internal static class ResourceFields
{
    public static string Read(ResourceFieldSelector selector, Container container, NodeSize node)
    {
        var parts = selector.Resource.Split('.', 2);
        if (parts.Length != 2) throw new ConfigException($"unsupported container resource : {selector.Resource}");
        var resources = container.Resources;
        var amount = parts[0] switch
        {
            "limits" => Find(resources.Limits, parts[1]) ?? node.AmountOf(parts[1]),
            "requests" => Find(resources.Requests, parts[1]) ?? Find(resources.Limits, parts[1]) ?? 0m,
            _ => throw new ConfigException($"unsupported container resource : {selector.Resource}"),
        };
        var divisor = selector.Divisor.MilliValue / 1000m;
        return $"{decimal.ToInt64(Math.Ceiling(amount / (divisor == 0 ? 1 : divisor)))}";
    }

    public static decimal? Find(IReadOnlyDictionary<string, Quantity>? resources, string name) =>
        resources is not null && resources.TryGetValue(name, out var quantity) ? quantity.MilliValue / 1000m : null;
}

/// <summary>What the node could give at most: a container without a limit sees this.</summary>
internal sealed record NodeSize(decimal Cpu, decimal MemoryBytes, decimal StorageBytes)
{
    public decimal AmountOf(string resource) => resource switch
    {
        "cpu" => Cpu,
        "memory" => MemoryBytes,
        "ephemeral-storage" => StorageBytes,
        _ => 0,
    };
}
