using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Server;
using NetKube.ClusterDns.Tests.Zone;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Server;

public class ServerTests
{
    private const string Service = "svc1.testns.svc.cluster.local";

    [Fact]
    public async Task A_service_is_found_over_udp()
    {
        await using var dns = new RunningDns();
        var reply = await dns.AskAsync("SVC1.testns.svc.cluster.local", DnsType.A);
        Assert.Equal(DnsResponseCode.NoError, reply.Code);
        Assert.Equal(DnsFlags.Response | DnsFlags.Authoritative | DnsFlags.RecursionDesired, reply.Flags);
        Assert.Equal(["SVC1.testns.svc.cluster.local. 5 A 10.0.0.1"], reply.Answers.Select(ZoneWorld.Line));
        Assert.NotNull(reply.Edns);
    }

    [Fact]
    public async Task A_client_without_edns_gets_none_back()
    {
        await using var dns = new RunningDns();
        Assert.Null((await dns.AskAsync(Service, DnsType.A, udpSize: 0)).Edns);
    }

    [Fact]
    public async Task Unknown_names_of_the_cluster_do_not_exist_and_foreign_ones_are_refused_at_once_without_an_upstream()
    {
        await using var dns = new RunningDns();
        Assert.Equal(DnsResponseCode.NameError, (await dns.AskAsync("no.testns.svc.cluster.local", DnsType.A)).Code);
        Assert.Equal(DnsResponseCode.Refused, (await dns.AskAsync("example.com", DnsType.A)).Code);
        Assert.Equal(DnsResponseCode.Refused, (await dns.AskAsync("9.9.9.9.in-addr.arpa", DnsType.Ptr)).Code);
    }

    [Fact]
    public async Task Before_all_objects_are_seen_nothing_is_said_not_to_exist()
    {
        var tracker = new ZoneTracker(ZoneWorld.Settings(), 1);
        tracker.SetService(new ZoneService("testns", "svc1", ZoneWorld.Addresses("10.0.0.1"), []));
        await using var dns = new RunningDns(tracker.Commit());
        Assert.Equal(DnsResponseCode.ServerFailure, (await dns.AskAsync("svc2.testns.svc.cluster.local", DnsType.A)).Code);
        Assert.Equal(DnsResponseCode.ServerFailure, (await dns.AskAsync(Service, DnsType.Aaaa)).Code);
        Assert.Equal(DnsResponseCode.NoError, (await dns.AskAsync(Service, DnsType.A)).Code);
        tracker.MarkSynced();
        dns.Zone.Replace(tracker.Commit());
        Assert.Equal(DnsResponseCode.NameError, (await dns.AskAsync("svc2.testns.svc.cluster.local", DnsType.A)).Code);
    }

    [Fact]
    public async Task Too_large_an_answer_is_cut_over_udp_and_whole_over_tcp()
    {
        await using var dns = new RunningDns(Many(200));
        var small = await dns.AskAsync("many.testns.svc.cluster.local", DnsType.A, udpSize: 0);
        Assert.True(small.Flags.HasFlag(DnsFlags.Truncated));
        Assert.InRange(small.Answers.Count, 20, 32);
        var larger = await dns.AskAsync("many.testns.svc.cluster.local", DnsType.A, udpSize: 65000);
        Assert.True(larger.Flags.HasFlag(DnsFlags.Truncated));
        Assert.InRange(larger.Answers.Count, 60, 77);
        using var tcp = await dns.ConnectAsync();
        await RunningDns.SendFramedAsync(tcp, DnsQuery.ToBytes(1, DnsName.Parse("many.testns.svc.cluster.local"), DnsType.A));
        var whole = await RunningDns.ReadFramedAsync(tcp);
        Assert.False(whole!.Flags.HasFlag(DnsFlags.Truncated));
        Assert.Equal(200, whole.Answers.Select(a => ((AddressRdata)a.Rdata).Address).Distinct().Count());
    }

    [Fact]
    public async Task Every_endpoint_comes_first_at_some_time()
    {
        await using var dns = new RunningDns(Many(4));
        var first = new HashSet<IPAddress>();
        for (var i = 0; i < 8; i++) first.Add(((AddressRdata)(await dns.AskAsync("many.testns.svc.cluster.local", DnsType.A)).Answers[0].Rdata).Address);
        Assert.Equal(4, first.Count);
    }

    [Fact]
    public async Task An_alias_within_the_cluster_is_followed()
    {
        await using var dns = new RunningDns();
        var reply = await dns.AskAsync("inner.testns.svc.cluster.local", DnsType.A);
        Assert.Equal(
            ["inner.testns.svc.cluster.local. 5 CNAME SVC1.testns.svc.cluster.local.", "SVC1.testns.svc.cluster.local. 5 A 10.0.0.1"],
            reply.Answers.Select(ZoneWorld.Line));
    }

    [Fact]
    public async Task An_alias_that_cannot_be_followed_is_given_alone()
    {
        await using var dns = new RunningDns();
        var reply = await dns.AskAsync("external.testns.svc.cluster.local", DnsType.A);
        Assert.Equal(DnsResponseCode.NoError, reply.Code);
        Assert.Equal(["external.testns.svc.cluster.local. 5 CNAME ext.interwebs.test."], reply.Answers.Select(ZoneWorld.Line));
        Assert.InRange((await dns.AskAsync("circle.testns.svc.cluster.local", DnsType.A)).Answers.Count, 1, 20);
    }

    [Fact]
    public async Task Any_gets_one_small_record()
    {
        await using var dns = new RunningDns(Many(100));
        var reply = await dns.AskAsync("many.testns.svc.cluster.local", DnsType.Any);
        Assert.Equal(DnsType.Hinfo, Assert.Single(reply.Answers).Type);
    }

    [Fact]
    public async Task Odd_queries_get_the_code_for_them()
    {
        await using var dns = new RunningDns();
        Assert.Equal(DnsResponseCode.Refused, (await dns.AskAsync(Service, DnsType.Axfr)).Code);
        var query = DnsQuery.ToBytes(9, DnsName.Parse(Service), DnsType.A);
        Assert.Equal(DnsResponseCode.NotImplemented, (await SendAsync(dns, query, q => q[2] |= 5 << 3)).Code);
        Assert.Equal(DnsResponseCode.FormatError, (await SendAsync(dns, query, q => q[5] = 2)).Code);
        Assert.Equal(DnsResponseCode.FormatError, (await SendAsync(dns, query, q => q[12] = 0xC0)).Code);
        Assert.Equal(DnsResponseCode.BadVersion, (await SendAsync(dns, query, q => q[^5] = 1)).Code);
        Assert.Equal(DnsResponseCode.Refused, (await SendAsync(dns, query, q => q[^12] = (byte)DnsClass.Chaos)).Code);
    }

    [Fact]
    public async Task Damaged_packets_are_survived()
    {
        await using var dns = new RunningDns();
        var random = new Random(29);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(dns.Address);
        var good = DnsQuery.ToBytes(9, DnsName.Parse(Service), DnsType.Srv);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = random.Next(3) == 0 ? new byte[random.Next(0, 1400)] : good[..random.Next(good.Length + 1)];
            if (bytes.Length > good.Length) random.NextBytes(bytes);
            else if (bytes.Length > 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await socket.SendAsync(bytes);
        }

        Assert.Equal(DnsResponseCode.NoError, (await dns.AskAsync(Service, DnsType.A)).Code);
        Assert.False(dns.Ended.IsCompleted);
    }

    [Fact]
    public async Task A_response_is_never_answered()
    {
        await using var dns = new RunningDns();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(dns.Address);
        var response = DnsQuery.ToBytes(1, DnsName.Parse(Service), DnsType.A);
        response[2] |= 0x80;
        await socket.SendAsync(response);
        await socket.SendAsync(DnsQuery.ToBytes(2, DnsName.Parse(Service), DnsType.A));
        var buffer = new byte[1500];
        _ = await socket.ReceiveAsync(buffer);
        Assert.Equal(2, BinaryPrimitives.ReadUInt16BigEndian(buffer));
    }

    [Fact]
    public async Task Several_messages_of_one_connection_are_answered_in_order()
    {
        await using var dns = new RunningDns();
        using var tcp = await dns.ConnectAsync();
        await RunningDns.SendFramedAsync(tcp, [.. Enumerable.Range(1, 50).Select(i => DnsQuery.ToBytes((ushort)i, DnsName.Parse(Service), DnsType.A))]);
        for (var i = 1; i <= 50; i++) Assert.Equal(i, (await RunningDns.ReadFramedAsync(tcp))!.Id);
    }

    [Fact]
    public async Task Idle_connections_are_closed()
    {
        await using var dns = new RunningDns(tcp: new TcpSettings(IdleTimeout: TimeSpan.FromMilliseconds(100)));
        using var tcp = await dns.ConnectAsync();
        await tcp.SendAsync(new byte[] { 0 });
        Assert.Null(await RunningDns.ReadFramedAsync(tcp));
    }

    [Fact]
    public async Task One_client_cannot_hold_more_connections_than_its_share()
    {
        await using var dns = new RunningDns(tcp: new TcpSettings(MaxPerClient: 3));
        var open = new List<Socket>();
        var query = DnsQuery.ToBytes(1, DnsName.Parse(Service), DnsType.A);
        for (var i = 0; i < 4; i++)
        {
            open.Add(await dns.ConnectAsync());
            await RunningDns.SendFramedAsync(open[i], query);
            Assert.Equal(i < 3, await RunningDns.ReadFramedAsync(open[i]) is not null);
        }

        foreach (var socket in open) socket.Dispose();
    }

    [Fact]
    public async Task Several_sockets_share_one_port()
    {
        await using var dns = new RunningDns(udpSockets: 3);
        for (var i = 0; i < 20; i++) Assert.Single((await dns.AskAsync(Service, DnsType.A)).Answers);
    }

    [Fact]
    public async Task Metrics_have_the_names_of_core_dns()
    {
        await using var dns = new RunningDns();
        _ = await dns.AskAsync(Service, DnsType.A);
        _ = await dns.AskAsync("no.testns.svc.cluster.local", DnsType.Aaaa);
        var text = dns.Engine.Metrics.Render();
        Assert.Contains("coredns_dns_requests_total{family=\"1\",proto=\"udp\",server=\"dns://:53\",type=\"A\",view=\"\",zone=\".\"} 1\n", text);
        Assert.Contains("coredns_dns_responses_total{rcode=\"NXDOMAIN\",server=\"dns://:53\",view=\"\",zone=\".\"} 1\n", text);
        Assert.Contains("coredns_dns_request_duration_seconds_count{server=\"dns://:53\",view=\"\",zone=\".\"} 2\n", text);
    }

    [Fact]
    public async Task A_port_in_use_is_named_in_the_error()
    {
        await using var dns = new RunningDns();
        var settings = new EngineSettings([dns.Address], ForwardSettings.To(), new ListenerSettings(new TcpSettings()));
        var error = Assert.Throws<IOException>(() => new DnsEngine(dns.Zone, settings, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance));
        Assert.Contains(dns.Address.ToString(), error.Message);
    }

    private static ZoneSnapshot Many(int endpoints)
    {
        var tracker = ZoneWorld.Tracker();
        tracker.SetService(new ZoneService("testns", "many", [], [ZoneWorld.Http]));
        tracker.SetSlice(new ZoneSlice("testns", "many-a", "many", [.. Enumerable.Range(0, endpoints).Select(i => new ZoneEndpoint(new IPAddress([10, 1, 0, (byte)i]), null, true))], [ZoneWorld.Http]));
        return tracker.Commit();
    }

    private static async Task<DnsMessage> SendAsync(RunningDns dns, byte[] query, Action<byte[]> change)
    {
        var changed = (byte[])query.Clone();
        change(changed);
        Assert.True(DnsMessage.TryParse(await RunningDns.SendAsync(dns.Address, changed), out var reply));
        return reply;
    }
}
