using System.Net;
using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Server;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Zone;

/// <summary>A small cluster's objects, much like those of CoreDNS's own tests, and the questions to it.</summary>
internal static class ZoneWorld
{
    public static ZoneSettings Settings(PodNames pods = PodNames.Insecure) =>
        new(DnsName.Parse("cluster.local"), 5, pods, [IPAddress.Parse("10.96.0.10")]);

    public static ZonePort Http => new("http", "TCP", 80);

    public static ZoneTracker Tracker(PodNames pods = PodNames.Insecure)
    {
        var tracker = new ZoneTracker(Settings(pods), 1000);
        tracker.SetNamespace("testns");
        tracker.SetNamespace("empty");
        tracker.SetService(new ZoneService("testns", "svc1", Addresses("10.0.0.1"), [Http]));
        tracker.SetService(new ZoneService("testns", "svc6", Addresses("fd00::1"), [Http]));
        tracker.SetService(new ZoneService("testns", "dual", Addresses("10.0.0.3", "fd00::3"), [Http, new ZonePort("dns", "UDP", 53)]));
        tracker.SetService(new ZoneService("testns", "noname", Addresses("10.0.0.4"), [new ZonePort("", "TCP", 8080)]));
        tracker.SetService(new ZoneService("testns", "hdls1", [], [Http]));
        tracker.SetService(new ZoneService("testns", "hdlsempty", [], [Http]));
        tracker.SetService(new ZoneService("testns", "notready", [], [Http], PublishNotReady: true));
        tracker.SetService(new ZoneService("testns", "external", [], [], "ext.interwebs.test"));
        tracker.SetService(new ZoneService("testns", "inner", [], [], "SVC1.testns.svc.cluster.local"));
        tracker.SetService(new ZoneService("testns", "circle", [], [], "circle.testns.svc.cluster.local"));
        tracker.SetSlice(new ZoneSlice("testns", "hdls1-a", "hdls1",
            [new(IPAddress.Parse("172.0.0.2"), null, true), new(IPAddress.Parse("172.0.0.3"), "dup-name", true), new(IPAddress.Parse("172.0.0.9"), "down", false)],
            [Http]));
        tracker.SetSlice(new ZoneSlice("testns", "hdls1-b", "hdls1", [new(IPAddress.Parse("5678:abcd::1"), null, true)], [Http]));
        tracker.SetSlice(new ZoneSlice("testns", "hdlsempty-a", "hdlsempty", [new(IPAddress.Parse("172.0.1.1"), "db-0", false)], [Http]));
        tracker.SetSlice(new ZoneSlice("testns", "notready-a", "notready", [new(IPAddress.Parse("172.0.2.1"), "db-0", false)], [Http]));
        tracker.SetSlice(new ZoneSlice("testns", "svc1-a", "svc1",
            [new(IPAddress.Parse("172.0.3.1"), "named", true), new(IPAddress.Parse("172.0.3.2"), null, true)], [new ZonePort("http", "TCP", 8080)]));
        tracker.MarkSynced();
        return tracker;
    }

    public static IPAddress[] Addresses(params string[] texts) => [.. texts.Select(IPAddress.Parse)];

    /// <summary>Asks a snapshot and reads the reply as a client would.</summary>
    public static (ZoneOutcome Outcome, DnsMessage Reply) Ask(ZoneSnapshot zone, string name, DnsType type)
    {
        var ask = Request(name, type);
        var answer = zone.Find(ask.Name, ask.Type, ask.Scratch);
        var buffer = new byte[DnsMessage.MaxSize];
        var code = answer.Outcome == ZoneOutcome.NoName ? DnsResponseCode.NameError : DnsResponseCode.NoError;
        var length = ReplyWriter.Write(ask, new DnsReply(code, DnsFlags.Authoritative, answer.Sections, ""), buffer, buffer.Length);
        Assert.True(DnsMessage.TryParse(buffer.AsSpan(0, length), out var reply), $"{name} {type}");
        return (answer.Outcome, reply);
    }

    public static DnsRequest Request(string name, DnsType type, ushort udpSize = 1232, DnsTransport transport = DnsTransport.Udp)
    {
        var ask = new DnsRequest { Transport = transport };
        Assert.True(ask.TryTake(DnsQuery.ToBytes(1, DnsName.Parse(name), type, udpSize), out _));
        return ask;
    }

    /// <summary>Like a line of a zone file, without the class.</summary>
    public static string Line(DnsRecord record) => $"{record.Name} {record.Ttl} {record.Type.ToString().ToUpperInvariant()} {Say(record.Rdata)}";

    private static string Say(DnsRdata rdata) => rdata switch
    {
        AddressRdata address => address.Address.ToString(),
        NameRdata name => name.Name.ToString(),
        SrvRdata srv => $"{srv.Priority} {srv.Weight} {srv.Port} {srv.Target}",
        TxtRdata txt => string.Join(' ', txt.Strings.Select(s => System.Text.Encoding.ASCII.GetString(s))),
        SoaRdata soa => $"{soa.PrimaryServer} {soa.Mailbox} {soa.Refresh} {soa.Retry} {soa.Expire} {soa.Minimum}",
        _ => rdata.ToString()!,
    };
}
