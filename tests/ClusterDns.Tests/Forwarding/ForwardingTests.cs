using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Tests.Server;
using NetKube.ClusterDns.Tests.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Forwarding;

public class ForwardingTests
{
    [Fact]
    public async Task Foreign_names_are_asked_of_the_upstream_and_kept()
    {
        await using var upstream = FakeUpstream.Answering("192.0.2.7");
        await using var dns = new RunningDns(upstreams: [upstream.Address]);
        for (var i = 0; i < 3; i++)
        {
            var reply = await dns.AskAsync("Www.Example.com", DnsType.A);
            Assert.Equal("192.0.2.7", ((AddressRdata)reply.Answers.Single().Rdata).Address.ToString());
            Assert.True(reply.Flags.HasFlag(DnsFlags.RecursionAvailable));
            Assert.False(reply.Flags.HasFlag(DnsFlags.Authoritative));
            Assert.Equal("Www.Example.com.", reply.Questions.Single().Name.ToString());
        }

        Assert.Equal(1, upstream.Asked);
        Assert.Contains("coredns_cache_hits_total{server=\"dns://:53\",zones=\".\"} 2\n", dns.Engine.Metrics.Render());
    }

    [Fact]
    public async Task An_alias_to_a_foreign_name_is_followed()
    {
        await using var upstream = FakeUpstream.Answering("192.0.2.7", ttl: 20);
        await using var dns = new RunningDns(upstreams: [upstream.Address]);
        var reply = await dns.AskAsync("external.testns.svc.cluster.local", DnsType.A);
        Assert.Equal(
            ["external.testns.svc.cluster.local. 5 CNAME ext.interwebs.test.", "ext.interwebs.test. 20 A 192.0.2.7"], reply.Answers.Select(ZoneWorld.Line));
    }

    [Fact]
    public async Task A_cut_answer_is_fetched_again_over_tcp()
    {
        await using var upstream = new FakeUpstream((query, overTcp) =>
            [(overTcp ? FakeUpstream.Reply(query, "192.0.2.8") : new DnsMessage { Id = query.Id, Flags = DnsFlags.Response | DnsFlags.Truncated, Questions = query.Questions }).ToBytes()]);
        await using var dns = new RunningDns(upstreams: [upstream.Address]);
        Assert.Equal("192.0.2.8", ((AddressRdata)(await dns.AskAsync("example.com", DnsType.A)).Answers.Single().Rdata).Address.ToString());
        Assert.Equal(2, upstream.Asked);
    }

    [Fact]
    public async Task Answers_to_another_question_or_id_are_passed_over()
    {
        await using var upstream = new FakeUpstream((query, _) =>
        [
            (FakeUpstream.Reply(query, "192.0.2.66") with { Id = (ushort)(query.Id + 1) }).ToBytes(),
            (FakeUpstream.Reply(query, "192.0.2.66") with { Questions = [new DnsQuestion(DnsName.Parse("evil.example"), DnsType.A)] }).ToBytes(),
            [1, 2, 3],
            FakeUpstream.Reply(query, "192.0.2.7").ToBytes(),
        ]);
        await using var dns = new RunningDns(upstreams: [upstream.Address]);
        Assert.Equal("192.0.2.7", ((AddressRdata)(await dns.AskAsync("example.com", DnsType.A)).Answers.Single().Rdata).Address.ToString());
    }

    [Fact]
    public async Task A_dead_upstream_is_passed_over_for_one_that_lives()
    {
        await using var silent = new FakeUpstream((_, _) => []);
        await using var alive = FakeUpstream.Answering("192.0.2.7");
        await using var dns = new RunningDns(upstreams: [silent.Address, alive.Address]);
        foreach (var name in new[] { "a.example", "b.example", "c.example", "d.example" }) Assert.Single((await dns.AskAsync(name, DnsType.A)).Answers);
        Assert.Equal(4, alive.Asked);
        Assert.InRange(silent.Asked, 1, 2);
    }

    [Fact]
    public async Task When_no_upstream_answers_the_client_hears_so_in_time()
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var dns = new RunningDns(upstreams: [(IPEndPoint)nobody.LocalEndPoint!]);
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(DnsResponseCode.ServerFailure, (await dns.AskAsync("example.com", DnsType.A)).Code);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 4);
        Assert.Single((await dns.AskAsync("svc1.testns.svc.cluster.local", DnsType.A)).Answers);
    }

    [Fact]
    public async Task Waiting_for_an_upstream_holds_up_no_cluster_name()
    {
        await using var silent = new FakeUpstream((_, _) => []);
        await using var dns = new RunningDns(upstreams: [silent.Address]);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await client.ConnectAsync(dns.Address);
        for (var i = 0; i < 100; i++) await client.SendAsync(DnsQuery.ToBytes((ushort)i, DnsName.Parse($"n{i}.example"), DnsType.A));
        await client.SendAsync(DnsQuery.ToBytes(999, DnsName.Parse("svc1.testns.svc.cluster.local"), DnsType.A));
        var buffer = new byte[1500];
        _ = await client.ReceiveAsync(buffer);
        Assert.Equal(999, (buffer[0] << 8) | buffer[1]);
    }

    [Fact]
    public async Task The_same_question_of_many_clients_is_asked_once()
    {
        var release = new TaskCompletionSource();
        await using var upstream = new FakeUpstream((query, _) =>
        {
            release.Task.Wait(TimeSpan.FromSeconds(5));
            return [FakeUpstream.Reply(query, "192.0.2.7").ToBytes()];
        });
        var forwarder = new Forwarder(ForwardSettings.To(upstream.Address), TimeProvider.System);
        var question = ZoneWorld.Request("example.com", DnsType.A).Question.ToArray();
        var asks = Enumerable.Range(0, 20).Select(_ => forwarder.AskAsync(question, false, CancellationToken.None)).ToList();
        release.SetResult();
        foreach (var ask in asks) Assert.Equal(ForwardOutcome.Answered, (await ask).Outcome);
        Assert.Equal(1, upstream.Asked);
    }

    [Fact]
    public async Task More_than_the_bound_are_turned_away()
    {
        await using var silent = new FakeUpstream((_, _) => []);
        var forwarder = new Forwarder(ForwardSettings.To(silent.Address) with { MaxConcurrent = 2, QueryTimeout = TimeSpan.FromMilliseconds(300), AttemptTimeout = TimeSpan.FromMilliseconds(300) }, TimeProvider.System);
        var asks = Enumerable.Range(0, 3).Select(i => forwarder.AskAsync(ZoneWorld.Request($"n{i}.example", DnsType.A).Question.ToArray(), false, CancellationToken.None)).ToList();
        Assert.Equal(ForwardOutcome.TooMany, (await asks[2]).Outcome);
        Assert.Equal(ForwardOutcome.TimedOut, (await asks[0]).Outcome);
    }

    [Fact]
    public async Task A_loop_is_found_and_ends_forwarding()
    {
        var first = new RunningDns();
        // The second's upstream is the second itself: it takes the port of one that has gone.
        var port = first.Address;
        await first.DisposeAsync();
        var settings = new EngineSettings([port], ForwardSettings.To(port), new ClusterDns.Server.ListenerSettings(new ClusterDns.Server.TcpSettings()));
        using var engine = new DnsEngine(first.Zone, settings, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        using var stop = new CancellationTokenSource();
        var run = engine.RunAsync(stop.Token);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!engine.IsLooping && !limit.IsCancellationRequested) await Task.Yield();
        var reply = await RunningDns.AskAsync(port, "example.com", DnsType.A);
        Assert.Equal(DnsResponseCode.ServerFailure, reply.Code);
        Assert.True(engine.IsLooping);
        await stop.CancelAsync();
        await run;
    }

    [Theory]
    [InlineData("nameserver 192.0.2.1\nnameserver 2001:db8::1\nsearch a b\noptions ndots:5\n", new[] { "192.0.2.1:53", "[2001:db8::1]:53" })]
    [InlineData("# nameserver 192.0.2.1\n  nameserver\t192.0.2.2 \r\nnameserver nonsense\nnameserver\n", new[] { "192.0.2.2:53" })]
    [InlineData("", new string[0])]
    public void Name_servers_are_read_from_resolv_conf(string text, string[] servers) =>
        Assert.Equal(servers, ResolvConf.NameServers(text).Select(s => s.ToString()));
}
