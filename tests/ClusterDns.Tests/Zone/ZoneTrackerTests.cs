using System.Net;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Zone;

public class ZoneTrackerTests
{
    [Fact]
    public void A_snapshot_never_changes()
    {
        var tracker = ZoneWorld.Tracker();
        var before = tracker.Commit();
        tracker.RemoveService(new ObjectKey("testns", "svc1"));
        tracker.RemoveNamespace("empty");
        var after = tracker.Commit();
        Assert.Equal(ZoneOutcome.Found, Ask(before, "svc1.testns"));
        Assert.Equal(ZoneOutcome.NoName, Ask(after, "svc1.testns"));
        Assert.Equal(ZoneOutcome.NoRecords, Ask(before, "empty"));
        Assert.Equal(ZoneOutcome.NoName, Ask(after, "empty"));
        Assert.True(after.Serial > before.Serial);
    }

    [Fact]
    public void Slices_may_come_before_their_service()
    {
        var tracker = new ZoneTracker(ZoneWorld.Settings(), 1);
        tracker.SetSlice(new ZoneSlice("a", "db-x", "db", [new(IPAddress.Parse("10.1.1.1"), "db-0", true)], [ZoneWorld.Http]));
        Assert.Equal(ZoneOutcome.NoName, Ask(tracker.Commit(), "db.a"));
        tracker.SetService(new ZoneService("a", "db", [], [ZoneWorld.Http]));
        Assert.Equal(ZoneOutcome.Found, Ask(tracker.Commit(), "db-0.db.a"));
    }

    [Fact]
    public void A_service_can_become_an_alias_and_a_virtual_one_again()
    {
        var tracker = ZoneWorld.Tracker();
        tracker.SetService(new ZoneService("testns", "svc1", [], [], "foo.example.com"));
        var alias = tracker.Commit();
        Assert.Equal(ZoneOutcome.Alias, Ask(alias, "svc1.testns"));
        Assert.Equal(0, Reverse(alias, "10.0.0.1"));
        tracker.SetService(new ZoneService("testns", "svc1", ZoneWorld.Addresses("10.0.0.1"), [ZoneWorld.Http]));
        var again = tracker.Commit();
        Assert.Equal(ZoneOutcome.Found, Ask(again, "svc1.testns"));
        Assert.Equal(1, Reverse(again, "10.0.0.1"));
    }

    [Fact]
    public void An_endpoint_of_two_services_has_two_names_until_one_goes()
    {
        var tracker = new ZoneTracker(ZoneWorld.Settings(), 1);
        foreach (var name in new[] { "one", "two" })
        {
            tracker.SetService(new ZoneService("a", name, [], [ZoneWorld.Http]));
            tracker.SetSlice(new ZoneSlice("a", name + "-x", name, [new(IPAddress.Parse("10.1.1.1"), "db-0", true)], [ZoneWorld.Http]));
        }

        Assert.Equal(2, Reverse(tracker.Commit(), "10.1.1.1"));
        tracker.RemoveSlice(new ObjectKey("a", "one-x"));
        Assert.Equal(1, Reverse(tracker.Commit(), "10.1.1.1"));
        tracker.RemoveService(new ObjectKey("a", "two"));
        Assert.Equal(0, Reverse(tracker.Commit(), "10.1.1.1"));
    }

    [Fact]
    public void A_slice_that_changes_its_service_leaves_the_old_one()
    {
        var tracker = new ZoneTracker(ZoneWorld.Settings(), 1);
        tracker.SetService(new ZoneService("a", "one", [], [ZoneWorld.Http]));
        tracker.SetService(new ZoneService("a", "two", [], [ZoneWorld.Http]));
        var slice = new ZoneSlice("a", "s", "one", [new(IPAddress.Parse("10.1.1.1"), null, true)], [ZoneWorld.Http]);
        tracker.SetSlice(slice);
        Assert.Equal(ZoneOutcome.Found, Ask(tracker.Commit(), "one.a"));
        tracker.SetSlice(slice with { ServiceName = "two" });
        var moved = tracker.Commit();
        Assert.Equal(ZoneOutcome.NoName, Ask(moved, "one.a"));
        Assert.Equal(ZoneOutcome.Found, Ask(moved, "two.a"));
    }

    [Fact]
    public void Changes_in_any_order_lead_to_the_same_zone_as_the_end_state_does()
    {
        var random = new Random(17);
        var tracker = new ZoneTracker(ZoneWorld.Settings(), 1);
        var services = new Dictionary<ObjectKey, ZoneService>();
        var slices = new Dictionary<ObjectKey, ZoneSlice>();
        for (var round = 0; round < 3000; round++)
        {
            Mutate(random, tracker, services, slices);
            if (round % 7 == 0) _ = tracker.Commit();
        }

        var fresh = new ZoneTracker(ZoneWorld.Settings(), 1);
        foreach (var slice in slices.Values) fresh.SetSlice(slice);
        foreach (var service in services.Values) fresh.SetService(service);
        var (walked, built) = (tracker.Commit(), fresh.Commit());
        Assert.Equal(built.Services.Count, walked.Services.Count);
        Assert.Equal(built.Reverse.Count, walked.Reverse.Count);
        for (var s = 0; s < 6; s++)
        {
            foreach (var name in new[] { $"s{s}.a", $"h1.s{s}.a", $"_http._tcp.s{s}.a", $"10-0-0-1.s{s}.a" })
            {
                foreach (var type in new[] { DnsType.A, DnsType.Aaaa, DnsType.Srv, DnsType.Cname })
                {
                    var (left, right) = (ZoneWorld.Ask(built, name + ".svc.cluster.local", type), ZoneWorld.Ask(walked, name + ".svc.cluster.local", type));
                    Assert.Equal(left.Outcome, right.Outcome);
                    Assert.Equal(left.Reply.Answers, right.Reply.Answers);
                }
            }
        }
    }

    [Fact]
    public void One_change_costs_no_more_in_a_large_cluster()
    {
        var small = CostOfChange(50);
        var large = CostOfChange(5000);
        Assert.True(large < small * 3, $"{small} bytes with 50 services, {large} with 5000");
    }

    private static void Mutate(Random random, ZoneTracker tracker, Dictionary<ObjectKey, ZoneService> services, Dictionary<ObjectKey, ZoneSlice> slices)
    {
        var service = new ObjectKey("a", $"s{random.Next(6)}");
        var slice = new ObjectKey("a", $"slice{random.Next(10)}");
        switch (random.Next(5))
        {
            case 0:
                tracker.RemoveService(service);
                services.Remove(service);
                break;
            case 1:
                tracker.RemoveSlice(slice);
                slices.Remove(slice);
                break;
            case 2 or 3:
                var addresses = random.Next(2) == 0 ? ZoneWorld.Addresses($"10.96.0.{random.Next(4)}") : [];
                services[service] = new ZoneService("a", service.Name, addresses, [ZoneWorld.Http], random.Next(8) == 0 && addresses.Length == 0 ? "x.example" : null, random.Next(2) == 0);
                tracker.SetService(services[service]);
                break;
            default:
                var endpoints = Enumerable.Range(0, random.Next(4)).Select(i => new ZoneEndpoint(new IPAddress([10, 0, 0, (byte)random.Next(6)]), random.Next(2) == 0 ? $"h{i}" : null, random.Next(3) > 0));
                slices[slice] = new ZoneSlice("a", slice.Name, service.Name, [.. endpoints], [ZoneWorld.Http]);
                tracker.SetSlice(slices[slice]);
                break;
        }
    }

    private static long CostOfChange(int services)
    {
        var tracker = new ZoneTracker(ZoneWorld.Settings(), 1);
        for (var i = 0; i < services; i++)
        {
            tracker.SetService(new ZoneService("a", $"s{i}", [new IPAddress([10, 96, (byte)(i >> 8), (byte)i])], [ZoneWorld.Http]));
        }

        _ = tracker.Commit();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            tracker.SetService(new ZoneService("a", $"s{i}", [new IPAddress([10, 97, 0, (byte)i])], [ZoneWorld.Http]));
            _ = tracker.Commit();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 20;
    }

    private static ZoneOutcome Ask(ZoneSnapshot zone, string name) => ZoneWorld.Ask(zone, name + ".svc.cluster.local", DnsType.A).Outcome;

    private static int Reverse(ZoneSnapshot zone, string address)
    {
        var ask = ZoneWorld.Request(ReverseName.Of(IPAddress.Parse(address)), DnsType.Ptr);
        return zone.Find(ask.Name, ask.Type, ask.Scratch).Sections.Answers;
    }
}
