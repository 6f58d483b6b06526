using System.Net;
using System.Net.Sockets;
using NetKube.Netns.Tests.World;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Conntrack;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Netns.Tests.Linux;

public sealed class NetworkNamespaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Async_work_is_refused()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        Func<Task> task = () => Task.CompletedTask;
        Func<ValueTask<int>> valueTask = () => new ValueTask<int>(1);
        Assert.IsType<ArgumentException>(Record.Exception(() => { _ = ns.Inside(task); }));
        Assert.IsType<ArgumentException>(Record.Exception(() => { _ = ns.Inside(valueTask); }));
    }

    [Fact]
    public void Work_runs_inside_and_the_calling_thread_stays_where_it_was()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        var outside = Identity();
        var inside = ns.Inside(Identity);
        Assert.NotEqual(outside, inside);
        Assert.Equal(outside, Identity());
        Assert.Equal(inside, ns.Inside(Identity));
        var thrown = Assert.Throws<InvalidOperationException>(() => ns.Inside(() => throw new InvalidOperationException("of the work")));
        Assert.Equal("of the work", thrown.Message);

        static string? Identity() => new FileInfo("/proc/thread-self/ns/net").LinkTarget;
    }

    [Fact]
    public void A_named_one_lives_on_its_file_until_removed()
    {
        Root.Require();
        var folder = Directory.CreateTempSubdirectory("netkube-ns-").FullName;
        try
        {
            string path;
            using (var made = NetworkNamespace.CreateNamed(folder, "node"))
            {
                path = made.Path;
                using var netlink = RouteNetlink.Open(made);
                netlink.CreateLink(new BridgeSpec("mark"));
            }

            Assert.True(Mounts.IsMountPoint(path));
            using (var again = NetworkNamespace.Open(path))
            using (var netlink = RouteNetlink.Open(again))
            {
                Assert.NotNull(netlink.FindLink("mark"));
            }

            NetworkNamespace.Remove(path);
            NetworkNamespace.Remove(path);
            Assert.False(File.Exists(path));
        }
        finally
        {
            NetworkNamespace.Remove(Path.Combine(folder, "node"));
            Directory.Delete(folder);
        }
    }

    [Fact]
    public void Settings_are_the_namespaces_own()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        var outside = Sysctl.Read("net/ipv4/ip_forward");
        var wanted = outside == "1" ? "0" : "1";
        Assert.True(ns.Inside(() => Sysctl.Ensure("net/ipv4/ip_forward", "1") | Sysctl.Ensure("net/ipv4/ip_forward", "0")));
        ns.Inside(() => Sysctl.Ensure("net/ipv4/ip_forward", wanted));
        Assert.Equal(wanted, ns.Inside(() => Sysctl.Read("net/ipv4/ip_forward")));
        Assert.Equal(outside, Sysctl.Read("net/ipv4/ip_forward"));
        Assert.False(ns.Inside(() => Sysctl.EnsureIfPresent("net/ipv4/no_such_setting", "1")));
    }

    [Fact]
    public async Task Tracked_connections_are_listed_and_deleted_by_their_destination()
    {
        Root.Require();
        using var ns = NetworkNamespace.CreateAnonymous();
        using (var netlink = RouteNetlink.Open(ns)) netlink.SetLink(netlink.GetLink("lo"), new LinkChange { Up = true });
        var rule = await NamespaceProcess.RunAsync(
            ns, "iptables", ["-A", "INPUT", "-m", "conntrack", "--ctstate", "ESTABLISHED", "-j", "ACCEPT"], null, Stop);
        Assert.True(rule.ExitCode == 0, rule.Error);
        await SendAsync(ns, 5353);
        await SendAsync(ns, 5354);

        using var conntrack = ConntrackNetlink.Open(ns);
        var filter = new ConntrackFilter { Protocol = 17, OriginalDestination = IPAddress.Loopback, OriginalDestinationPort = 5353 };
        var entry = Assert.Single(conntrack.List(), filter.Matches);
        Assert.Equal((IPAddress.Loopback, 5353), (entry.Reply.Source, entry.Reply.SourcePort));
        Assert.Equal(1, conntrack.Delete(AddressFamily.InterNetwork, filter));
        Assert.DoesNotContain(conntrack.List(), filter.Matches);
        Assert.Contains(conntrack.List(), e => e.Original.DestinationPort == 5354);
        Assert.False(conntrack.Delete(entry));
    }

    private static async Task SendAsync(NetworkNamespace ns, int port)
    {
        using var socket = NamespaceSockets.Open(ns, AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await socket.SendToAsync("x"u8.ToArray(), new IPEndPoint(IPAddress.Loopback, port), Stop);
    }
}
