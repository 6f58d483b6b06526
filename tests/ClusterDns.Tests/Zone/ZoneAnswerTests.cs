using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Zone;

public class ZoneAnswerTests
{
    private const string Soa = "cluster.local. 5 SOA ns.dns.cluster.local. hostmaster.cluster.local. 7200 1800 86400 5";

    private static readonly ZoneSnapshot World = ZoneWorld.Tracker().Commit();

    public static TheoryData<string, DnsType, string[]> Found => new()
    {
        { "svc1.testns.svc.cluster.local.", DnsType.A, ["svc1.testns.svc.cluster.local. 5 A 10.0.0.1"] },
        { "SVC1.TestNS.svc.Cluster.LOCAL.", DnsType.A, ["SVC1.TestNS.svc.Cluster.LOCAL. 5 A 10.0.0.1"] },
        { "svc6.testns.svc.cluster.local.", DnsType.Aaaa, ["svc6.testns.svc.cluster.local. 5 AAAA fd00::1"] },
        { "dual.testns.svc.cluster.local.", DnsType.A, ["dual.testns.svc.cluster.local. 5 A 10.0.0.3"] },
        { "dual.testns.svc.cluster.local.", DnsType.Aaaa, ["dual.testns.svc.cluster.local. 5 AAAA fd00::3"] },
        { "svc1.testns.svc.cluster.local.", DnsType.Srv, ["svc1.testns.svc.cluster.local. 5 SRV 0 100 80 svc1.testns.svc.cluster.local.", "+svc1.testns.svc.cluster.local. 5 A 10.0.0.1"] },
        { "_http._tcp.svc1.testns.svc.cluster.local.", DnsType.Srv, ["_http._tcp.svc1.testns.svc.cluster.local. 5 SRV 0 100 80 svc1.testns.svc.cluster.local.", "+svc1.testns.svc.cluster.local. 5 A 10.0.0.1"] },
        { "_dns._udp.dual.testns.svc.cluster.local.", DnsType.Srv, ["_dns._udp.dual.testns.svc.cluster.local. 5 SRV 0 100 53 dual.testns.svc.cluster.local.", "+dual.testns.svc.cluster.local. 5 A 10.0.0.3", "+dual.testns.svc.cluster.local. 5 AAAA fd00::3"] },
        { "named.svc1.testns.svc.cluster.local.", DnsType.A, ["named.svc1.testns.svc.cluster.local. 5 A 172.0.3.1"] },
        { "hdls1.testns.svc.cluster.local.", DnsType.A, ["hdls1.testns.svc.cluster.local. 5 A 172.0.0.2", "hdls1.testns.svc.cluster.local. 5 A 172.0.0.3"] },
        { "hdls1.testns.svc.cluster.local.", DnsType.Aaaa, ["hdls1.testns.svc.cluster.local. 5 AAAA 5678:abcd::1"] },
        { "172-0-0-2.hdls1.testns.svc.cluster.local.", DnsType.A, ["172-0-0-2.hdls1.testns.svc.cluster.local. 5 A 172.0.0.2"] },
        { "5678-abcd--1.hdls1.testns.svc.cluster.local.", DnsType.Aaaa, ["5678-abcd--1.hdls1.testns.svc.cluster.local. 5 AAAA 5678:abcd::1"] },
        { "dup-name.hdls1.testns.svc.cluster.local.", DnsType.A, ["dup-name.hdls1.testns.svc.cluster.local. 5 A 172.0.0.3"] },
        {
            "_http._tcp.hdls1.testns.svc.cluster.local.", DnsType.Srv,
            [
                "_http._tcp.hdls1.testns.svc.cluster.local. 5 SRV 0 33 80 172-0-0-2.hdls1.testns.svc.cluster.local.",
                "_http._tcp.hdls1.testns.svc.cluster.local. 5 SRV 0 33 80 5678-abcd--1.hdls1.testns.svc.cluster.local.",
                "_http._tcp.hdls1.testns.svc.cluster.local. 5 SRV 0 33 80 dup-name.hdls1.testns.svc.cluster.local.",
                "+172-0-0-2.hdls1.testns.svc.cluster.local. 5 A 172.0.0.2",
                "+5678-abcd--1.hdls1.testns.svc.cluster.local. 5 AAAA 5678:abcd::1",
                "+dup-name.hdls1.testns.svc.cluster.local. 5 A 172.0.0.3",
            ]
        },
        { "notready.testns.svc.cluster.local.", DnsType.A, ["notready.testns.svc.cluster.local. 5 A 172.0.2.1"] },
        { "db-0.notready.testns.svc.cluster.local.", DnsType.A, ["db-0.notready.testns.svc.cluster.local. 5 A 172.0.2.1"] },
        { "external.testns.svc.cluster.local.", DnsType.Cname, ["external.testns.svc.cluster.local. 5 CNAME ext.interwebs.test."] },
        { "1.0.0.10.in-addr.arpa.", DnsType.Ptr, ["1.0.0.10.in-addr.arpa. 5 PTR svc1.testns.svc.cluster.local."] },
        { "3.0.0.172.in-addr.arpa.", DnsType.Ptr, ["3.0.0.172.in-addr.arpa. 5 PTR dup-name.hdls1.testns.svc.cluster.local."] },
        { "1.3.0.172.in-addr.arpa.", DnsType.Ptr, ["1.3.0.172.in-addr.arpa. 5 PTR named.svc1.testns.svc.cluster.local."] },
        { "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.D.F.ip6.arpa.", DnsType.Ptr, ["1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.D.F.ip6.arpa. 5 PTR svc6.testns.svc.cluster.local."] },
        { "10-244-1-5.testns.pod.cluster.local.", DnsType.A, ["10-244-1-5.testns.pod.cluster.local. 5 A 10.244.1.5"] },
        { "fd00--5.testns.pod.cluster.local.", DnsType.Aaaa, ["fd00--5.testns.pod.cluster.local. 5 AAAA fd00::5"] },
        { "dns-version.cluster.local.", DnsType.Txt, ["dns-version.cluster.local. 5 TXT 1.1.0"] },
        { "cluster.local.", DnsType.Soa, [Soa] },
        { "cluster.local.", DnsType.Ns, ["cluster.local. 5 NS ns.dns.cluster.local."] },
        { "ns.dns.cluster.local.", DnsType.A, ["ns.dns.cluster.local. 5 A 10.96.0.10"] },
    };

    public static TheoryData<string, DnsType> NoRecords => new()
    {
        { "svc1.testns.svc.cluster.local.", DnsType.Aaaa },
        { "svc6.testns.svc.cluster.local.", DnsType.A },
        { "svc1.testns.svc.cluster.local.", DnsType.Mx },
        { "svc1.testns.svc.cluster.local.", DnsType.Https },
        { "_http._tcp.svc1.testns.svc.cluster.local.", DnsType.A },
        { "_tcp.svc1.testns.svc.cluster.local.", DnsType.Srv },
        { "noname.testns.svc.cluster.local.", DnsType.Aaaa },
        { "dup-name.hdls1.testns.svc.cluster.local.", DnsType.Aaaa },
        { "testns.svc.cluster.local.", DnsType.A },
        { "empty.svc.cluster.local.", DnsType.A },
        { "svc.cluster.local.", DnsType.A },
        { "pod.cluster.local.", DnsType.A },
        { "testns.pod.cluster.local.", DnsType.A },
        { "10-244-1-5.testns.pod.cluster.local.", DnsType.Aaaa },
        { "fd00--5.testns.pod.cluster.local.", DnsType.A },
        { "cluster.local.", DnsType.A },
        { "dns.cluster.local.", DnsType.A },
        { "ns.dns.cluster.local.", DnsType.Aaaa },
        { "dns-version.cluster.local.", DnsType.A },
    };

    public static TheoryData<string> NoNames => new()
    {
        "svc0.testns.svc.cluster.local.",
        "svc1.nons.svc.cluster.local.",
        "nons.svc.cluster.local.",
        "*.testns.svc.cluster.local.",
        "*.svc1.testns.svc.cluster.local.",
        "_any._tcp.svc1.testns.svc.cluster.local.",
        "_http._udp.svc1.testns.svc.cluster.local.",
        "_udp.svc1.testns.svc.cluster.local.",
        "_._tcp.noname.testns.svc.cluster.local.",
        "a._http._tcp.svc1.testns.svc.cluster.local.",
        "172-0-3-2.svc1.testns.svc.cluster.local.",
        "down.hdls1.testns.svc.cluster.local.",
        "hdlsempty.testns.svc.cluster.local.",
        "db-0.hdlsempty.testns.svc.cluster.local.",
        "10-244-1-5.nons.pod.cluster.local.",
        "10-244-1.testns.pod.cluster.local.",
        "10-244-1-256.testns.pod.cluster.local.",
        "10-244-01-5.testns.pod.cluster.local.",
        "10-244-1-5-6.testns.pod.cluster.local.",
        "x.10-244-1-5.testns.pod.cluster.local.",
        "name.testns.pod.cluster.local.",
        "a.dns-version.cluster.local.",
        "a.ns.dns.cluster.local.",
        "other.cluster.local.",
        "svc1.testns.cluster.local.",
    };

    public static TheoryData<string> NotOurs => new()
    {
        "example.com.",
        "local.",
        ".",
        "xcluster.local.",
        "svc1.testns.svc.cluster.local.example.com.",
        "7.0.0.10.in-addr.arpa.",
        "01.0.0.10.in-addr.arpa.",
        "0.0.10.in-addr.arpa.",
        "2.0.0.172.in-addr.arpa.",
    };

    [Theory, MemberData(nameof(Found))]
    public void Names_have_their_records(string name, DnsType type, string[] lines)
    {
        var (outcome, reply) = ZoneWorld.Ask(World, name, type);
        Assert.Equal(ZoneOutcome.Found, outcome);
        // In which order records come is nobody's promise.
        var said = reply.Answers.Select(ZoneWorld.Line).Concat(reply.Additionals.Select(r => "+" + ZoneWorld.Line(r)));
        Assert.Equal(lines.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
        Assert.Empty(reply.Authorities);
        Assert.True(DnsName.Parse(name).Wire.SequenceEqual(reply.Questions.Single().Name.Wire), "the question keeps its letters");
    }

    [Theory, MemberData(nameof(NoRecords))]
    public void A_name_without_such_records_exists_all_the_same(string name, DnsType type)
    {
        var (outcome, reply) = ZoneWorld.Ask(World, name, type);
        Assert.Equal(ZoneOutcome.NoRecords, outcome);
        Assert.Empty(reply.Answers);
        Assert.Equal([Soa], reply.Authorities.Select(ZoneWorld.Line));
    }

    [Theory, MemberData(nameof(NoNames))]
    public void A_name_that_is_not_there_is_denied_with_the_soa(string name)
    {
        foreach (var type in new[] { DnsType.A, DnsType.Aaaa, DnsType.Srv })
        {
            var (outcome, reply) = ZoneWorld.Ask(World, name, type);
            Assert.Equal(ZoneOutcome.NoName, outcome);
            Assert.Equal([Soa], reply.Authorities.Select(ZoneWorld.Line));
        }
    }

    [Theory, MemberData(nameof(NotOurs))]
    public void Names_outside_of_the_zone_are_passed_on(string name)
    {
        var ask = ZoneWorld.Request(name, DnsType.Ptr);
        Assert.Equal(ZoneOutcome.NotOurs, World.Find(ask.Name, ask.Type, ask.Scratch).Outcome);
    }

    [Fact]
    public void An_alias_answers_every_type_with_where_it_leads()
    {
        foreach (var type in new[] { DnsType.A, DnsType.Aaaa, DnsType.Srv, DnsType.Txt })
        {
            var ask = ZoneWorld.Request("external.testns.svc.cluster.local.", type);
            var answer = World.Find(ask.Name, ask.Type, ask.Scratch);
            Assert.Equal(ZoneOutcome.Alias, answer.Outcome);
            Assert.Equal("ext.interwebs.test.", answer.Alias!.ToString());
        }
    }

    [Fact]
    public void Verified_pods_are_those_that_are_there()
    {
        var tracker = ZoneWorld.Tracker(PodNames.Verified);
        tracker.SetPod("testns", ZoneWorld.Addresses("10.244.1.5")[0]);
        var zone = tracker.Commit();
        Assert.Equal(ZoneOutcome.Found, ZoneWorld.Ask(zone, "10-244-1-5.testns.pod.cluster.local", DnsType.A).Outcome);
        Assert.Equal(ZoneOutcome.NoName, ZoneWorld.Ask(zone, "10-244-1-6.testns.pod.cluster.local", DnsType.A).Outcome);
        tracker.RemovePod("testns", ZoneWorld.Addresses("10.244.1.5")[0]);
        Assert.Equal(ZoneOutcome.NoName, ZoneWorld.Ask(tracker.Commit(), "10-244-1-5.testns.pod.cluster.local", DnsType.A).Outcome);
    }

    [Fact]
    public void Without_pod_names_there_is_no_pod_branch()
    {
        var zone = ZoneWorld.Tracker(PodNames.Disabled).Commit();
        Assert.Equal(ZoneOutcome.NoName, ZoneWorld.Ask(zone, "10-244-1-5.testns.pod.cluster.local", DnsType.A).Outcome);
    }

    [Fact]
    public void A_lookup_makes_no_objects()
    {
        var asks = new[]
        {
            ZoneWorld.Request("svc1.testns.svc.cluster.local", DnsType.A), ZoneWorld.Request("svc1.testns.svc.cluster.local", DnsType.Aaaa),
            ZoneWorld.Request("_http._tcp.hdls1.testns.svc.cluster.local", DnsType.Srv), ZoneWorld.Request("no.testns.svc.cluster.local", DnsType.A),
            ZoneWorld.Request("1.0.0.10.in-addr.arpa", DnsType.Ptr), ZoneWorld.Request("10-244-1-5.testns.pod.cluster.local", DnsType.A),
        };
        foreach (var ask in asks) _ = World.Find(ask.Name, ask.Type, ask.Scratch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            foreach (var ask in asks) _ = World.Find(ask.Name, ask.Type, ask.Scratch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
