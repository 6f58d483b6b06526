using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ClusterDns.Api;
using NetKube.ClusterDns.Tests.Server;
using NetKube.ClusterDns.Tests.Zone;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Api;

public class ClusterDnsServerTests
{
    [Fact]
    public async Task Objects_become_names_and_readiness_waits_for_all_of_them()
    {
        using var server = new ClusterDnsServer(Options, TimeProvider.System, NullLoggerFactory.Instance);
        using var stop = new CancellationTokenSource();
        var run = server.RunAsync(stop.Token);
        Assert.False(server.IsReady);
        server.Feed.Set(NamespaceOf("default"));
        server.Feed.Set(KubeDns.ServiceObject(IPAddress.Parse("10.96.0.10")));
        server.Feed.Set(Headless("db"));
        server.Feed.Set(SliceOf("db", "db-0", "10.244.1.8"));
        server.Feed.MarkSynced();
        await UntilAsync(() => Task.FromResult(server.IsReady));
        var reply = await RunningDns.AskAsync(server.Bound[0], "kube-dns.kube-system.svc.cluster.local", DnsType.A);
        Assert.Equal(["kube-dns.kube-system.svc.cluster.local. 5 A 10.96.0.10"], reply.Answers.Select(ZoneWorld.Line));
        Assert.Single((await RunningDns.AskAsync(server.Bound[0], "_dns-tcp._tcp.kube-dns.kube-system.svc.cluster.local", DnsType.Srv)).Answers);
        Assert.Single((await RunningDns.AskAsync(server.Bound[0], "db-0.db.default.svc.cluster.local", DnsType.A)).Answers);
        server.Feed.Remove(Headless("db"));
        await UntilAsync(async () => (await RunningDns.AskAsync(server.Bound[0], "db.default.svc.cluster.local", DnsType.A)).Code == DnsResponseCode.NameError);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task An_external_name_can_change_and_become_an_address()
    {
        using var server = new ClusterDnsServer(Options, TimeProvider.System, NullLoggerFactory.Instance);
        using var stop = new CancellationTokenSource();
        var run = server.RunAsync(stop.Token);
        server.Feed.MarkSynced();
        foreach (var target in new[] { "foo.example.com", "bar.example.com" })
        {
            server.Feed.Set(new Service { Metadata = Meta("ext"), Spec = new ServiceSpec { Type = ServiceType.ExternalName, ExternalName = target } });
            await UntilAsync(async () => Says(await RunningDns.AskAsync(server.Bound[0], "ext.default.svc.cluster.local", DnsType.Cname), target + "."));
        }

        server.Feed.Set(new Service { Metadata = Meta("ext"), Spec = new ServiceSpec { Type = ServiceType.ClusterIP, ClusterIP = "10.96.1.1", ClusterIPs = ["10.96.1.1"] } });
        await UntilAsync(async () => Says(await RunningDns.AskAsync(server.Bound[0], "ext.default.svc.cluster.local", DnsType.A), "10.96.1.1"));
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Metrics_and_readiness_are_served_over_http()
    {
        using var server = new ClusterDnsServer(Options with { MetricsListen = FreePort() }, TimeProvider.System, NullLoggerFactory.Instance);
        using var stop = new CancellationTokenSource();
        var run = server.RunAsync(stop.Token);
        using var http = new HttpClient { BaseAddress = new Uri($"http://{_metrics}") };
        await UntilAsync(async () => await StatusAsync(http, "/health") == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(http, "/ready"));
        server.Feed.MarkSynced();
        await UntilAsync(async () => await StatusAsync(http, "/ready") == HttpStatusCode.OK);
        Assert.Contains("# TYPE coredns_dns_requests_total counter", await http.GetStringAsync("/metrics"));
        await stop.CancelAsync();
        await run;
    }

    public static TheoryData<string, ClusterDnsOptions> WrongOptions => new()
    {
        { "ClusterDomain", Options with { ClusterDomain = "a..b" } },
        { "Listen", Options with { Listen = [] } },
        { "Listen", Options with { Listen = [new IPEndPoint(IPAddress.Any, 53)] } },
        { "Ttl", Options with { Ttl = -1 } },
        { "UdpSockets", Options with { UdpSockets = 0 } },
        { "Upstreams", Options with { Listen = [new IPEndPoint(IPAddress.Loopback, 5300)], Upstreams = [new IPEndPoint(IPAddress.Loopback, 5300)] } },
    };

    [Theory, MemberData(nameof(WrongOptions))]
    public void A_wrong_option_is_named(string option, ClusterDnsOptions options)
    {
        var error = Assert.Throws<ArgumentException>(() => new ClusterDnsServer(options, TimeProvider.System, NullLoggerFactory.Instance));
        Assert.StartsWith($"ClusterDnsOptions.{option}: ", error.Message);
    }

    [Fact]
    public void A_node_publishes_one_slice_of_each_family()
    {
        var node = new Node { Metadata = new ObjectMeta { Name = "n1", Uid = "u1" } };
        var slices = KubeDns.SlicesOf(node, [new(IPAddress.Parse("192.0.2.1"), 53), new(IPAddress.Parse("2001:db8::1"), 53)], isReady: true);
        Assert.Equal(["kube-dns-ipv4-n1", "kube-dns-ipv6-n1"], slices.Select(s => s.Metadata.Name));
        Assert.Equal(["IPv4", "IPv6"], slices.Select(s => s.AddressType));
        Assert.All(slices, s => Assert.Equal("netkube-dns", s.Metadata.Labels!["endpointslice.kubernetes.io/managed-by"]));
        Assert.All(slices, s => Assert.Equal("kube-dns", s.Metadata.Labels!["kubernetes.io/service-name"]));
        Assert.All(slices, s => Assert.Equal(("n1", true), (s.Endpoints!.Single().NodeName, s.Endpoints!.Single().Conditions.Ready)));
        Assert.Equal("u1", slices[0].Metadata.OwnerReferences!.Single().Uid);
        Assert.False(KubeDns.SlicesOf(node, [new(IPAddress.Loopback, 53)], isReady: false)[0].Endpoints![0].Conditions.Ready);
    }

    [Fact]
    public void Slices_of_very_long_node_names_have_names_that_are_allowed_and_differ()
    {
        var names = new[] { 'a', 'b' }.Select(last => new Node { Metadata = new ObjectMeta { Name = new string('n', 252) + last } })
            .Select(n => KubeDns.SlicesOf(n, [new(IPAddress.Loopback, 53)], true)[0].Metadata.Name).ToList();
        Assert.All(names, n => Assert.InRange(n.Length, 1, 253));
        Assert.NotEqual(names[0], names[1]);
    }

    private static ClusterDnsOptions Options => new() { Listen = [new IPEndPoint(IPAddress.Loopback, 0)] };

    private IPEndPoint? _metrics;

    private IPEndPoint FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return _metrics = (IPEndPoint)probe.LocalEndpoint;
    }

    private static ObjectMeta Meta(string name) => new() { Namespace = "default", Name = name };

    private static Namespace NamespaceOf(string name) => new() { Metadata = new ObjectMeta { Name = name } };

    private static Service Headless(string name) => new() { Metadata = Meta(name), Spec = new ServiceSpec { Type = ServiceType.ClusterIP, ClusterIP = "None", ClusterIPs = ["None"] } };

    private static EndpointSlice SliceOf(string service, string hostname, string address) => new()
    {
        Metadata = new ObjectMeta { Namespace = "default", Name = service + "-abc", Labels = new() { ["kubernetes.io/service-name"] = service } },
        AddressType = "IPv4",
        Endpoints = [new Endpoint { Addresses = [address], Hostname = hostname }],
    };

    private static bool Says(DnsMessage reply, string text) => reply.Answers.Any(a => ZoneWorld.Line(a).EndsWith(" " + text, StringComparison.Ordinal));

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
