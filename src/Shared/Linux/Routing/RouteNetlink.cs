using System.Net;
using NetKube.Shared.Linux.Netlink;

namespace NetKube.Shared.Linux.Routing;

/// <summary>
/// Links, addresses, routes, neighbours and forwarding entries of one network namespace (rtnetlink(7)). Thin: one call, one
/// request. "Replace" and "Ensure" may be repeated; deleting what is gone succeeds. Safe for several threads.
/// </summary>
public sealed class RouteNetlink : IDisposable
{
    private readonly NetlinkSocket _socket;

    private RouteNetlink(NetlinkSocket socket) => _socket = socket;

    /// <summary>For the calling thread's network namespace.</summary>
    public static RouteNetlink Open() => new(NetlinkSocket.Open(NetlinkFamily.Route));

    /// <summary>For that namespace, usable from any thread.</summary>
    public static RouteNetlink Open(NetworkNamespace ns) => new(NetlinkSocket.Open(ns, NetlinkFamily.Route));

    public IReadOnlyList<Link> Links() => Dump(LinkCodec.Dump(), LinkCodec.Parse, "listing links");

    public Link? FindLink(string name)
    {
        try
        {
            return _socket.Ask(LinkCodec.Get(name), $"looking up link {name}").Select(LinkCodec.Parse).FirstOrDefault(l => l is not null);
        }
        catch (LinuxException refused) when (refused.Errno == Errno.ENODEV)
        {
            return null;
        }
    }

    /// <summary>As <see cref="FindLink"/>, for one that must be there.</summary>
    public Link GetLink(string name) => FindLink(name) ?? throw new LinuxException($"looking up link {name}", Errno.ENODEV);

    /// <summary>Makes a link; fails with EEXIST when the name is taken.</summary>
    public Link CreateLink(LinkSpec spec)
    {
        _socket.Execute(LinkCodec.Create(spec), $"creating {spec.Kind} {spec.Name}");
        var made = GetLink(spec.Name);
        if (spec.Alias is not { } alias) return made;
        SetLink(made, new LinkChange { Alias = alias });
        return made with { Alias = alias };
    }

    public void SetLink(Link link, LinkChange change) => _socket.Execute(LinkCodec.Set(link.Index, change), $"changing link {link.Name}");

    /// <summary>As a bridge port: lets a frame leave by the port it came in, so that a pod reaches itself through a service.</summary>
    public void SetHairpin(Link port, bool on) =>
        _socket.Execute(LinkCodec.SetHairpin(port.Index, on), $"setting hairpin of bridge port {port.Name}");

    /// <returns>False when there was none.</returns>
    public bool DeleteLink(string name) => FindLink(name) is { } link && DeleteLink(link);

    /// <inheritdoc cref="DeleteLink(string)"/>
    public bool DeleteLink(Link link) => _socket.TryExecute(LinkCodec.Delete(link.Index), $"deleting link {link.Name}", Errno.ENODEV);

    public IReadOnlyList<InterfaceAddress> Addresses() => Dump(AddressCodec.Dump(), AddressCodec.Parse, "listing addresses");

    public IReadOnlyList<InterfaceAddress> Addresses(Link link) => [.. Addresses().Where(a => a.LinkIndex == link.Index)];

    /// <returns>False when the link has it already.</returns>
    public bool EnsureAddress(InterfaceAddress address) =>
        _socket.TryExecute(AddressCodec.Add(address), $"adding address {address}", Errno.EEXIST);

    /// <returns>False when there was none.</returns>
    public bool DeleteAddress(InterfaceAddress address) =>
        _socket.TryExecute(AddressCodec.Delete(address), $"deleting address {address}", Errno.EADDRNOTAVAIL, Errno.ENODEV);

    /// <summary>Unicast routes of the main table.</summary>
    public IReadOnlyList<Route> Routes() => Dump(RouteCodec.Dump(), RouteCodec.Parse, "listing routes");

    public void ReplaceRoute(Route route) => _socket.Execute(RouteCodec.Replace(route), $"setting route {Words(route)}");

    /// <returns>False when there was none.</returns>
    public bool DeleteRoute(Route route) =>
        _socket.TryExecute(RouteCodec.Delete(route), $"deleting route {Words(route)}", Errno.ESRCH, Errno.ENODEV);

    /// <summary>The permanent ones, of all links.</summary>
    public IReadOnlyList<Neighbour> Neighbours() => Dump(NeighbourCodec.Dump(), NeighbourCodec.ParseNeighbour, "listing neighbours");

    public void ReplaceNeighbour(Neighbour entry) =>
        _socket.Execute(NeighbourCodec.Replace(entry), $"setting neighbour {entry.Address} at {entry.LinkAddress}");

    /// <returns>False when there was none.</returns>
    public bool DeleteNeighbour(Neighbour entry) =>
        _socket.TryExecute(NeighbourCodec.Delete(entry), $"deleting neighbour {entry.Address}", Errno.ENOENT, Errno.ENODEV);

    /// <summary>The permanent ones that lead to a tunnel endpoint, of all links.</summary>
    public IReadOnlyList<ForwardingEntry> ForwardingEntries() =>
        Dump(NeighbourCodec.DumpForwarding(), NeighbourCodec.ParseForwarding, "listing forwarding entries");

    public void ReplaceForwardingEntry(ForwardingEntry entry) =>
        _socket.Execute(NeighbourCodec.Replace(entry), $"setting forwarding entry {entry.LinkAddress} to {entry.Endpoint}");

    /// <returns>False when there was none.</returns>
    public bool DeleteForwardingEntry(ForwardingEntry entry) =>
        _socket.TryExecute(NeighbourCodec.Delete(entry), $"deleting forwarding entry {entry.LinkAddress}", Errno.ENOENT, Errno.ENODEV);

    public void Dispose() => _socket.Dispose();

    private List<T> Dump<T>(NetlinkMessage request, Func<NetlinkReply, T?> parse, string action)
        where T : class
    {
        List<T> found = [];
        foreach (var reply in _socket.Ask(request, action))
        {
            if (parse(reply) is { } item) found.Add(item);
        }

        return found;
    }

    private static string Words(Route route) => route.Gateway is null
        ? $"{route.Destination} on link {route.LinkIndex}"
        : $"{route.Destination} via {route.Gateway} on link {route.LinkIndex}";
}
