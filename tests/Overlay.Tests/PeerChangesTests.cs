using System.Collections.Immutable;
using System.Net;
using NetKube.Overlay.Backends;
using NetKube.Overlay.Backends.Vxlan;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Tests;

public sealed class PeerChangesTests
{
    private const int Device = 5;
    private static readonly PeerState Nothing = new([], [], []);

    [Fact]
    public void Each_vxlan_peer_costs_three_entries()
    {
        var plan = PeerPlan.ForVxlan([Lease(2), Lease(3)], Device);
        Assert.Equal((2, 2, 2), (plan.Routes.Length, plan.Neighbours.Length, plan.ForwardingEntries.Length));
        Assert.Equal(new Route(IPNetwork.Parse("10.244.2.0/24"), Device, IPAddress.Parse("10.244.2.0"), OnLink: true), plan.Routes[0]);
        Assert.Equal(new Neighbour(Device, IPAddress.Parse("10.244.2.0"), Lease(2).Tunnel!.Mac), plan.Neighbours[0]);
        Assert.Equal(new ForwardingEntry(Device, Lease(2).Tunnel!.Mac, IPAddress.Parse("192.0.2.2")), plan.ForwardingEntries[0]);
    }

    [Fact]
    public void From_nothing_everything_is_set_and_at_the_plan_nothing_changes()
    {
        var plan = PeerPlan.ForVxlan([Lease(2), Lease(3)], Device);
        Assert.Equal(6, PeerChanges.Between(Nothing, plan).Count);
        Assert.Equal(0, PeerChanges.Between(StateOf(plan), plan).Count);
    }

    [Fact]
    public void A_peer_that_left_loses_its_three_entries_and_the_others_none()
    {
        var changes = PeerChanges.Between(StateOf(PeerPlan.ForVxlan([Lease(2), Lease(3)], Device)), PeerPlan.ForVxlan([Lease(3)], Device));
        Assert.Equal(3, changes.Count);
        Assert.Equal(IPNetwork.Parse("10.244.2.0/24"), Assert.Single(changes.RoutesToDelete).Destination);
    }

    [Fact]
    public void A_peer_with_a_new_address_is_changed_in_place()
    {
        var moved = Lease(2) with { PublicIp = IPAddress.Parse("192.0.2.77") };
        var changes = PeerChanges.Between(StateOf(PeerPlan.ForVxlan([Lease(2)], Device)), PeerPlan.ForVxlan([moved], Device));
        Assert.Equal(1, changes.Count);
        Assert.Equal(moved.PublicIp, Assert.Single(changes.ForwardingToSet).Endpoint);
    }

    [Fact]
    public void A_second_destination_of_a_mac_is_removed()
    {
        var plan = PeerPlan.ForVxlan([Lease(2)], Device);
        var stray = new ForwardingEntry(Device, Lease(2).Tunnel!.Mac, IPAddress.Parse("192.0.2.99"));
        var now = StateOf(plan) with { ForwardingEntries = [.. plan.ForwardingEntries, stray] };
        var changes = PeerChanges.Between(now, plan);
        Assert.Equal([stray], changes.ForwardingToDelete);
        Assert.Equal(1, changes.Count);
    }

    [Fact]
    public void Whatever_was_there_applying_the_changes_leads_to_the_plan()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var plan = PeerPlan.ForVxlan(RandomPeers(random), Device);
            var before = StateOf(PeerPlan.ForVxlan(RandomPeers(random), Device));
            var after = Applied(before, PeerChanges.Between(before, plan));
            Assert.True(PeerChanges.Between(after, plan).Count == 0, $"seed {seed}, round {round}");
            Assert.Equal(plan.Routes.ToHashSet(), after.Routes.ToHashSet());
        }
    }

    [Theory]
    [InlineData("10.244.2.0/24", "192.0.2.3", "overlaps node-2's")]
    [InlineData("10.244.0.0/16", "192.0.2.3", "overlaps node-1's")]
    [InlineData("10.244.3.0/24", "192.0.2.2", "is node-2's too")]
    public void A_lease_that_collides_is_skipped_with_the_reason(string subnet, string publicIp, string reason)
    {
        var bad = Lease(3) with { PodCidr = IPNetwork.Parse(subnet), PublicIp = IPAddress.Parse(publicIp) };
        var (peers, skipped) = LeaseSelection.Of(Lease(1), [bad, Lease(2), Lease(1)]);
        Assert.Equal(["node-2"], peers.Select(p => p.NodeName));
        Assert.Contains(reason, Assert.Single(skipped).Reason);
    }

    [Fact]
    public void Leases_of_another_backend_or_network_are_skipped()
    {
        var (peers, skipped) = LeaseSelection.Of(Lease(1),
        [
            Lease(2) with { BackendType = "host-gw", Tunnel = null },
            Lease(3) with { Tunnel = Lease(3).Tunnel! with { Vni = 7 } },
            Lease(4) with { Tunnel = null },
        ]);
        Assert.Empty(peers);
        Assert.Equal(3, skipped.Count);
    }

    [Theory]
    [InlineData(System.Net.Sockets.AddressFamily.InterNetwork, 50)]
    [InlineData(System.Net.Sockets.AddressFamily.InterNetworkV6, 70)]
    public void Encapsulation_costs_what_its_headers_are_long(System.Net.Sockets.AddressFamily outer, int bytes) =>
        Assert.Equal(bytes, VxlanOverhead.Bytes(outer));

    private static SubnetLease Lease(int number) => new(
        $"node-{number}", IPNetwork.Parse($"10.244.{number}.0/24"), IPAddress.Parse($"192.0.2.{number}"), "vxlan",
        new TunnelEndpoint(1, MacAddress.Derived($"node-{number}"), 8472));

    private static SubnetLease[] RandomPeers(Random random) =>
    [
        .. Enumerable.Range(2, 6).Where(_ => random.Next(2) == 0)
            .Select(i => Lease(i) with { PublicIp = IPAddress.Parse($"192.0.2.{i + (random.Next(3) * 20)}") }),
    ];

    private static PeerState StateOf(PeerPlan plan) => new(plan.Routes, plan.Neighbours, plan.ForwardingEntries);

    /// <summary>What the kernel does: an entry replaces the one of the same key.</summary>
    private static PeerState Applied(PeerState now, PeerChanges changes) => new(
        After(now.Routes, changes.RoutesToDelete, changes.RoutesToSet, r => r.Destination.ToString()),
        After(now.Neighbours, changes.NeighboursToDelete, changes.NeighboursToSet, n => n.Address.ToString()),
        After(now.ForwardingEntries, changes.ForwardingToDelete, changes.ForwardingToSet, f => f.LinkAddress.ToString()));

    private static ImmutableArray<T> After<T>(IEnumerable<T> now, IEnumerable<T> deleted, IEnumerable<T> set, Func<T, string> key) =>
        [.. now.Except(deleted).Where(t => !set.Select(key).Contains(key(t))), .. set];
}
