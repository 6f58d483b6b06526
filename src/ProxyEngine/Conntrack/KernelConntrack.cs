using System.Net;
using System.Net.Sockets;
using NetKube.ProxyEngine.Services;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Conntrack;

namespace NetKube.ProxyEngine.Conntrack;

/// Over ctnetlink, in the network namespace given, else in our own. The socket is opened for each use: uses are rare.
internal sealed class KernelConntrack(IpFamily family, string? networkNamespacePath) : IConntrack
{
    private readonly AddressFamily _family = family == IpFamily.V4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;

    public IReadOnlyList<TrackedFlow> List(ServiceProtocol protocol)
    {
        var number = protocol switch
        {
            ServiceProtocol.Tcp => 6,
            ServiceProtocol.Udp => 17,
            _ => 132,
        };
        using var netlink = Open();
        return [.. netlink.List(_family).Where(entry => entry.Original.Protocol == number).Select(FlowOf)];
    }

    public int Delete(IEnumerable<TrackedFlow> flows)
    {
        using var netlink = Open();
        return flows.Count(flow => flow.Handle is ConntrackEntry entry && netlink.Delete(entry));
    }

    private static TrackedFlow FlowOf(ConntrackEntry entry) => new(
        entry.Original.Source,
        new IPEndPoint(entry.Original.Destination, entry.Original.DestinationPort),
        new IPEndPoint(entry.Reply.Source, entry.Reply.SourcePort),
        entry);

    private ConntrackNetlink Open()
    {
        if (networkNamespacePath is null) return ConntrackNetlink.Open();
        using var ns = NetworkNamespace.Open(networkNamespacePath);
        return ConntrackNetlink.Open(ns);
    }
}
