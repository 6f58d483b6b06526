using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>Amounts of resources: CPU in thousandths, all else in units. Immutable.</summary>
internal sealed class ResourceAmounts
{
    private readonly Dictionary<string, long> _amounts;

    private ResourceAmounts(Dictionary<string, long> amounts)
    {
        _amounts = amounts;
    }

    public static ResourceAmounts None { get; } = new([]);

    public IEnumerable<string> Names => _amounts.Keys;

    public long this[string name] => _amounts.GetValueOrDefault(name);

    public bool IsEmpty => _amounts.Values.All(a => a == 0);

    public static ResourceAmounts From(IReadOnlyDictionary<string, Quantity>? quantities)
    {
        if (quantities is null || quantities.Count == 0) return None;
        var amounts = new Dictionary<string, long>(quantities.Count, StringComparer.Ordinal);
        foreach (var (name, quantity) in quantities) amounts[name] = name == "cpu" ? quantity.MilliValue : quantity.Value;
        return new ResourceAmounts(amounts);
    }

    public ResourceAmounts Plus(ResourceAmounts other) => Combine(other, static (a, b) => a + b);

    public ResourceAmounts Minus(ResourceAmounts other) => Combine(other, static (a, b) => a - b);

    public ResourceAmounts Max(ResourceAmounts other) => Combine(other, Math.Max);

    public ResourceAmounts With(string name, long amount) => new(new Dictionary<string, long>(_amounts, StringComparer.Ordinal) { [name] = amount });

    private ResourceAmounts Combine(ResourceAmounts other, Func<long, long, long> operation)
    {
        if (other._amounts.Count == 0 && operation != Math.Max) return this;
        var result = new Dictionary<string, long>(_amounts, StringComparer.Ordinal);
        foreach (var (name, amount) in other._amounts) result[name] = operation(result.GetValueOrDefault(name), amount);
        return new ResourceAmounts(result);
    }
}
