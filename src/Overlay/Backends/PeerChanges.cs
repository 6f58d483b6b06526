using System.Collections.Immutable;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Backends;

/// <summary>How to get from what is to what must be. Pure: nothing is done here.</summary>
internal sealed record PeerChanges(
    ImmutableArray<Route> RoutesToDelete, ImmutableArray<Neighbour> NeighboursToDelete, ImmutableArray<ForwardingEntry> ForwardingToDelete,
    ImmutableArray<ForwardingEntry> ForwardingToSet, ImmutableArray<Neighbour> NeighboursToSet, ImmutableArray<Route> RoutesToSet)
{
    public int Count => RoutesToDelete.Length + NeighboursToDelete.Length + ForwardingToDelete.Length
        + ForwardingToSet.Length + NeighboursToSet.Length + RoutesToSet.Length;

    /// <summary>
    /// An entry whose key stays but whose value differs is only set, since setting replaces: the peer is never without one. A
    /// forwarding entry is keyed by MAC; Linux keeps one destination for it when replaced, but several when they were appended, so
    /// every other destination of the MAC is deleted by itself.
    /// </summary>
    public static PeerChanges Between(PeerState now, PeerPlan plan)
    {
        var wantedRoutes = plan.Routes.Select(r => r.Destination).ToHashSet();
        var wantedNeighbours = plan.Neighbours.Select(n => n.Address).ToHashSet();
        var wantedMacs = plan.ForwardingEntries.Select(f => f.LinkAddress).ToHashSet();
        var crowded = now.ForwardingEntries.GroupBy(f => f.LinkAddress).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return new PeerChanges(
            [.. now.Routes.Where(r => !wantedRoutes.Contains(r.Destination) || r.Metric != 0)],
            [.. now.Neighbours.Where(n => !wantedNeighbours.Contains(n.Address))],
            [.. now.ForwardingEntries.Where(f => !wantedMacs.Contains(f.LinkAddress)
                || (crowded.Contains(f.LinkAddress) && !plan.ForwardingEntries.Contains(f)))],
            [.. plan.ForwardingEntries.Except(now.ForwardingEntries)],
            [.. plan.Neighbours.Except(now.Neighbours)],
            [.. plan.Routes.Except(now.Routes)]);
    }

    /// <summary>
    /// Leftovers go first: a subnet that moved to another node must not have two answers. Then what a route needs before the route,
    /// so that no packet is sent without knowing where to.
    /// </summary>
    public void Apply(RouteNetlink netlink)
    {
        foreach (var route in RoutesToDelete) netlink.DeleteRoute(route);
        foreach (var entry in NeighboursToDelete) netlink.DeleteNeighbour(entry);
        foreach (var entry in ForwardingToDelete) netlink.DeleteForwardingEntry(entry);
        foreach (var entry in ForwardingToSet) netlink.ReplaceForwardingEntry(entry);
        foreach (var entry in NeighboursToSet) netlink.ReplaceNeighbour(entry);
        foreach (var route in RoutesToSet) netlink.ReplaceRoute(route);
    }
}
