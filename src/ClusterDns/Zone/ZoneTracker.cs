using System.Net;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>
/// Takes note of changed objects and, when asked, makes the next snapshot from the last one. What a change costs depends
/// on its service (its endpoints are rendered anew), not on the cluster. Used by one thread at a time; readers only ever
/// see the snapshots.
/// </summary>
internal sealed class ZoneTracker
{
    private readonly Dictionary<ObjectKey, ZoneService> _services = [];
    private readonly Dictionary<ObjectKey, Dictionary<string, ZoneSlice>> _slices = [];
    private readonly Dictionary<ObjectKey, string> _sliceOwners = [];
    private readonly Dictionary<ObjectKey, IReadOnlyList<ReverseEntry>> _reverseOf = [];
    private readonly Dictionary<IPAddress, SortedDictionary<ObjectKey, byte[]>> _reverse = [];
    private readonly HashSet<ObjectKey> _changed = [];
    private readonly ReverseOrder _order = new();
    private ZoneSnapshot _next;

    /// <param name="settings">The zone's.</param>
    /// <param name="firstSerial">Larger than any an earlier run gave out: seconds since 1970 will do.</param>
    public ZoneTracker(ZoneSettings settings, uint firstSerial) =>
        _next = new ZoneSnapshot(settings, new ZoneApex(settings)) { Serial = firstSerial };

    public void SetNamespace(string name)
    {
        if (WireLabel.IsValid(name)) _next = _next with { Namespaces = _next.Namespaces.Set(WireLabel.Join(name), NameAnswers.EmptyNonTerminal) };
    }

    public void RemoveNamespace(string name)
    {
        if (WireLabel.IsValid(name)) _next = _next with { Namespaces = _next.Namespaces.Remove(WireLabel.Join(name)) };
    }

    public void SetService(ZoneService service)
    {
        var key = new ObjectKey(service.Namespace, service.Name);
        _services[key] = service;
        _changed.Add(key);
    }

    public void RemoveService(ObjectKey key)
    {
        if (_services.Remove(key)) _changed.Add(key);
    }

    public void SetSlice(ZoneSlice slice)
    {
        var key = new ObjectKey(slice.Namespace, slice.Name);
        if (_sliceOwners.TryGetValue(key, out var before) && before != slice.ServiceName) RemoveSlice(key);
        var service = new ObjectKey(slice.Namespace, slice.ServiceName);
        if (!_slices.TryGetValue(service, out var slices)) _slices[service] = slices = [];
        slices[slice.Name] = slice;
        _sliceOwners[key] = slice.ServiceName;
        _changed.Add(service);
    }

    public void RemoveSlice(ObjectKey key)
    {
        if (!_sliceOwners.Remove(key, out var owner)) return;
        var service = new ObjectKey(key.Namespace, owner);
        if (_slices.TryGetValue(service, out var slices) && slices.Remove(key.Name) && slices.Count == 0) _slices.Remove(service);
        _changed.Add(service);
    }

    public void SetPod(string ns, IPAddress address)
    {
        if (WireLabel.IsValid(ns)) _next = _next with { Pods = _next.Pods.Set(PodKey(ns, address), NameAnswers.EmptyNonTerminal) };
    }

    public void RemovePod(string ns, IPAddress address)
    {
        if (WireLabel.IsValid(ns)) _next = _next with { Pods = _next.Pods.Remove(PodKey(ns, address)) };
    }

    /// <summary>From now on, what is not there does not exist.</summary>
    public void MarkSynced() => _next = _next with { IsSynced = true };

    /// <summary>Renders what changed since the last call.</summary>
    public ZoneSnapshot Commit()
    {
        foreach (var key in _changed) Render(key);
        _changed.Clear();
        _next = _next with { Serial = _next.Serial + 1 };
        return _next;
    }

    private static byte[] PodKey(string ns, IPAddress address) => WireLabel.Concat(WireLabel.Join(ns), address.GetAddressBytes());

    private void Render(ObjectKey key)
    {
        var names = _services.TryGetValue(key, out var service)
            ? ServiceNames.Plan(service, SlicesOf(key), _next.Apex.Zone, _next.Settings.Ttl)
            : null;
        ReplaceReverse(key, names?.Reverse ?? []);
        if (!WireLabel.IsValid(key.Name) || !WireLabel.IsValid(key.Namespace)) return;
        var label = WireLabel.Join(key.Name, key.Namespace);
        _next = _next with { Services = names is null ? _next.Services.Remove(label) : _next.Services.Set(label, names) };
    }

    private IEnumerable<ZoneSlice> SlicesOf(ObjectKey key) =>
        _slices.TryGetValue(key, out var slices) ? slices.Values.OrderBy(s => s.Name, StringComparer.Ordinal) : [];

    private void ReplaceReverse(ObjectKey key, IReadOnlyList<ReverseEntry> entries)
    {
        var touched = new HashSet<IPAddress>();
        if (_reverseOf.Remove(key, out var before))
        {
            foreach (var entry in before)
            {
                touched.Add(entry.Address);
                if (_reverse.TryGetValue(entry.Address, out var owners) && owners.Remove(key) && owners.Count == 0) _reverse.Remove(entry.Address);
            }
        }

        foreach (var entry in entries)
        {
            touched.Add(entry.Address);
            if (!_reverse.TryGetValue(entry.Address, out var owners)) _reverse[entry.Address] = owners = new(_order);
            owners[key] = entry.Target;
        }

        if (entries.Count > 0) _reverseOf[key] = entries;
        foreach (var address in touched) RenderReverse(address);
    }

    /// <summary>An endpoint of several services has several names, and a reverse query gets all.</summary>
    private void RenderReverse(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (!_reverse.TryGetValue(address, out var owners))
        {
            _next = _next with { Reverse = _next.Reverse.Remove(bytes) };
            return;
        }

        var question = DnsName.Parse(ReverseName.Of(address)).Wire.Length;
        var builder = new SectionsBuilder(question, _next.Settings.Ttl);
        foreach (var target in owners.Values) builder.AddAnswer(DnsType.Ptr, target);
        _next = _next with { Reverse = _next.Reverse.Set(bytes, new NameAnswers(Other: builder.Build(), OtherType: DnsType.Ptr)) };
    }

    private sealed class ReverseOrder : IComparer<ObjectKey>
    {
        public int Compare(ObjectKey x, ObjectKey y)
        {
            var byNamespace = string.CompareOrdinal(x.Namespace, y.Namespace);
            return byNamespace != 0 ? byNamespace : string.CompareOrdinal(x.Name, y.Name);
        }
    }
}
