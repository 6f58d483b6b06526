using System.Collections.Immutable;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Backends;

/// <summary>What the kernel has of peers now: entries in our room only, so that nothing of others is ever touched.</summary>
internal sealed record PeerState(
    ImmutableArray<Route> Routes, ImmutableArray<Neighbour> Neighbours, ImmutableArray<ForwardingEntry> ForwardingEntries)
{
    /// <summary>
    /// Routes that carry our protocol number, on whatever link: a backend that was in use before leaves such. And everything on a
    /// device that is ours alone, whoever put it there.
    /// </summary>
    public static PeerState Of(RouteNetlink netlink, Link? ownDevice) => new(
        [.. netlink.Routes().Where(r => r.Protocol == Route.OursProtocol || (r.LinkIndex == ownDevice?.Index && r.Protocol != KernelProtocol))],
        [.. netlink.Neighbours().Where(n => n.LinkIndex == ownDevice?.Index)],
        [.. netlink.ForwardingEntries().Where(f => f.LinkIndex == ownDevice?.Index)]);

    /// <summary>rtm_protocol of routes that the kernel makes itself, as for fe80::/64.</summary>
    private const byte KernelProtocol = 2;
}
