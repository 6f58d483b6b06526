using System.Collections.Immutable;

namespace NetKube.ProxyEngine.Services;

/// All Services of one IP family with their endpoints, as last seen. Immutable: <see cref="With"/> gives the next one
/// and says which Services came out different, in time proportional to what changed.
internal sealed class ServiceModel
{
    private static readonly IComparer<ServiceName> Order = Comparer<ServiceName>.Default;

    private readonly IpFamily _family;
    private readonly ImmutableSortedDictionary<ServiceName, Entry> _entries;

    private ServiceModel(IpFamily family, ImmutableSortedDictionary<ServiceName, Entry> entries)
    {
        _family = family;
        _entries = entries;
    }

    public IpFamily Family => _family;

    public IEnumerable<ServiceName> Names => _entries.Keys;

    public int Count => _entries.Count;

    public static ServiceModel Empty(IpFamily family) =>
        new(family, ImmutableSortedDictionary.Create<ServiceName, Entry>(Order));

    public ValueList<ServicePort> PortsOf(ServiceName name) => _entries.TryGetValue(name, out var entry) ? entry.Ports : [];

    public (ServiceModel Next, IReadOnlySet<ServiceName> Changed) With(ModelChanges changes)
    {
        var touched = new Dictionary<ServiceName, Entry>();
        Entry Of(ServiceName name) => touched.TryGetValue(name, out var entry) ? entry : _entries.GetValueOrDefault(name, Entry.None);

        foreach (var (name, service) in changes.Services)
        {
            touched[name] = Of(name) with { Service = service };
        }

        foreach (var ((name, slice), now) in changes.Slices)
        {
            var entry = Of(name);
            touched[name] = entry with { Slices = now is null ? entry.Slices.Remove(slice) : entry.Slices.SetItem(slice, now) };
        }

        var next = _entries.ToBuilder();
        var changed = new HashSet<ServiceName>();
        foreach (var (name, entry) in touched)
        {
            var ports = ServicePortBuilder.Build(entry.Service, entry.Slices.Values, _family);
            if (ports != PortsOf(name)) changed.Add(name);
            if (entry.IsEmpty) next.Remove(name);
            else next[name] = entry with { Ports = ports };
        }

        return (new ServiceModel(_family, next.ToImmutable()), changed);
    }

    private sealed record Entry(
        ServiceObject? Service, ImmutableSortedDictionary<string, EndpointSliceObject> Slices, ValueList<ServicePort> Ports)
    {
        public static readonly Entry None =
            new(null, ImmutableSortedDictionary.Create<string, EndpointSliceObject>(StringComparer.Ordinal), []);

        public bool IsEmpty => Service is null && Slices.IsEmpty;
    }
}

/// What was noted since the last sync; null means deleted.
internal sealed record ModelChanges(
    IReadOnlyDictionary<ServiceName, ServiceObject?> Services,
    IReadOnlyDictionary<(ServiceName Service, string Slice), EndpointSliceObject?> Slices);
