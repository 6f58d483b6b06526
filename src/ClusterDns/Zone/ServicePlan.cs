using System.Net;
using System.Net.Sockets;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>Collects what one service's names need, then renders them.</summary>
internal sealed class ServicePlan(byte[] name, uint ttl)
{
    private readonly SortedDictionary<string, ServiceHost> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<ZonePort, HashSet<ServiceHost>> _ports = [];

    public void TakeEndpoints(ZoneSlice slice, ZoneService service)
    {
        foreach (var endpoint in slice.Endpoints)
        {
            if (!endpoint.Ready && !service.PublishNotReady) continue;
            var named = endpoint.Hostname is { } hostname && WireLabel.IsValid(hostname);
            if (!named && !service.IsHeadless) continue;
            var label = named ? endpoint.Hostname!.ToLowerInvariant() : Dashed(endpoint.Address);
            if (!_hosts.TryGetValue(label, out var host))
            {
                var wire = WireLabel.Concat(WireLabel.Join(label), name);
                if (wire.Length > DnsWireName.MaxLength) continue;
                _hosts[label] = host = new ServiceHost(WireLabel.Join(label), wire, named);
            }

            if (!host.Addresses.Contains(endpoint.Address)) host.Addresses.Add(endpoint.Address);
            foreach (var port in slice.Ports) TargetsOf(port).Add(host);
        }
    }

    public ServiceNames? Alias(string external)
    {
        if (!DnsName.TryParse(external, out var target)) return null;
        var sections = SectionsBuilder.Single(name.Length, ttl, DnsType.Cname, target.Wire);
        return new ServiceNames(new NameAnswers(Other: sections, OtherType: DnsType.Cname, Alias: target), LabelMap<NameAnswers>.Empty, []);
    }

    public ServiceNames? Headless()
    {
        if (_hosts.Count == 0) return null;
        var self = Answers(name, _hosts.Values.SelectMany(h => h.Addresses).Distinct()) with { Srv = Services(name, _ports) };
        return new ServiceNames(self, new LabelMap<NameAnswers>(Below()), NamedHosts());
    }

    public ServiceNames Virtual(ZoneService service)
    {
        // The API refuses two equal ports; a store of an older server may still hold them.
        var ports = service.Ports.Distinct().ToDictionary(p => p, _ => new HashSet<ServiceHost> { new([], name, true, service.ClusterAddresses) });
        var self = Answers(name, service.ClusterAddresses) with { Srv = Services(name, ports) };
        // Endpoints with a hostname of their own get their names here too, as CoreDNS gives them; ports are the service's.
        _ports.Clear();
        foreach (var port in ports) _ports.Add(port.Key, port.Value);
        var reverse = service.ClusterAddresses.Select(a => new ReverseEntry(a, name)).Concat(NamedHosts());
        return new ServiceNames(self, new LabelMap<NameAnswers>(Below()), [.. reverse]);
    }

    private static string Dashed(IPAddress address) => address.ToString().Replace('.', '-').Replace(':', '-');

    private HashSet<ServiceHost> TargetsOf(ZonePort port)
    {
        if (!_ports.TryGetValue(port, out var hosts)) _ports[port] = hosts = [];
        return hosts;
    }

    private List<ReverseEntry> NamedHosts() =>
        [.. from host in _hosts.Values where host.IsNamed from address in host.Addresses select new ReverseEntry(address, host.Name)];

    private IEnumerable<KeyValuePair<byte[], NameAnswers>> Below()
    {
        foreach (var host in _hosts.Values) yield return new(host.Label, Answers(host.Name, host.Addresses));
        foreach (var protocol in _ports.Keys.Where(HasName).Select(p => p.Protocol).Distinct())
        {
            yield return new(WireLabel.Join($"_{protocol}"), NameAnswers.EmptyNonTerminal);
        }

        foreach (var port in _ports.Where(p => HasName(p.Key)).GroupBy(p => (p.Key.Name, p.Key.Protocol)))
        {
            var label = WireLabel.Join($"_{port.Key.Name}", $"_{port.Key.Protocol}");
            var owner = WireLabel.Concat(label, name);
            if (owner.Length <= DnsWireName.MaxLength) yield return new(label, new NameAnswers(Srv: Services(owner, port)));
        }
    }

    private static bool HasName(ZonePort port) => WireLabel.IsValid("_" + port.Name) && port.Name.Length > 0;

    private NameAnswers Answers(byte[] owner, IEnumerable<IPAddress> addresses)
    {
        var families = addresses.ToLookup(a => a.AddressFamily);
        return new NameAnswers(
            A: SectionsBuilder.Addresses(owner.Length, ttl, families[AddressFamily.InterNetwork]),
            Aaaa: SectionsBuilder.Addresses(owner.Length, ttl, families[AddressFamily.InterNetworkV6]));
    }

    private DnsSections Services(byte[] owner, IEnumerable<KeyValuePair<ZonePort, HashSet<ServiceHost>>> ports)
    {
        var builder = new SectionsBuilder(owner.Length, ttl);
        var places = new Dictionary<ServiceHost, int>();
        var all = ports.SelectMany(p => p.Value.Select(host => (p.Key.Port, Host: host))).ToList();
        // Equal weights that add up to about 100, as CoreDNS gives them.
        var weight = (ushort)Math.Max(1, 100 / Math.Max(1, all.Count));
        foreach (var (port, host) in all) places.TryAdd(host, builder.AddService(weight, port, host.Name));
        // Several ports of one virtual service lead to equal hosts; each name's addresses are given once.
        foreach (var place in places.DistinctBy(p => p.Key.Name, WireComparer.Instance))
        {
            foreach (var address in place.Key.Addresses) builder.AddAdditionalAddress(place.Value, place.Key.Name, address);
        }

        return builder.Build();
    }
}

/// <summary>One name that a service's SRV records lead to.</summary>
internal sealed class ServiceHost(byte[] label, byte[] name, bool isNamed, IReadOnlyList<IPAddress>? addresses = null)
{
    public byte[] Label => label;

    public byte[] Name => name;

    /// <summary>It has a hostname, not just an address spelt as one.</summary>
    public bool IsNamed => isNamed;

    public List<IPAddress> Addresses { get; } = [.. addresses ?? []];
}
