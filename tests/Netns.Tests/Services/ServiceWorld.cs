using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ProxyEngine.Conntrack;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using NetKube.ProxyEngine.Sync;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Netns.Tests.Services;

/// A node that routes between pods and an outside client, each a network namespace of its own:
///   pods 10.244.x.y ── veth ── node (192.0.2.10, 198.51.100.1) ── veth ── outside 198.51.100.4
internal sealed class ServiceWorld : IAsyncDisposable
{
    public const string NodeAddress = "192.0.2.10";
    public const string OutsideAddress = "198.51.100.4";
    public const string ClientAddress = "10.244.1.5";

    private const string Gateway = "169.254.1.1";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    private readonly List<NetworkNamespace> _namespaces = [];
    private readonly List<EchoServer> _servers = [];
    private readonly string _mode;
    private int _links;

    public ServiceWorld(string mode)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Network namespaces need root.");
        _mode = mode;
        Node = Add();
        Node.Inside(() => Sysctl.Ensure("net/ipv4/ip_forward", "1"));
        using (var node = RouteNetlink.Open(Node))
        {
            var loopback = node.GetLink("lo");
            node.EnsureAddress(new InterfaceAddress(loopback.Index, IPAddress.Parse(NodeAddress), 32));
            node.SetLink(loopback, new LinkChange { Up = true });
        }

        Client = Join(ClientAddress);
        Outside = Join(OutsideAddress);
        Proxy = NewProxy();
    }

    public NetworkNamespace Node { get; }

    /// A pod that is no endpoint.
    public NetworkNamespace Client { get; }

    public NetworkNamespace Outside { get; }

    public FamilySync Proxy { get; private set; }

    public IProxyMode Mode { get; private set; } = null!;

    /// A pod with a server on port 8080 (TCP and UDP) that says this name.
    public NetworkNamespace Pod(string name, string address)
    {
        var pod = Join(address);
        _servers.Add(new EchoServer(pod, name, 8080));
        return pod;
    }

    /// As after a restart of the agent: nothing remembered.
    public void RestartProxy() => Proxy = NewProxy();

    public async Task SyncAsync(ServiceObject service, params EndpointSliceEntry[] endpoints)
    {
        Take(service, endpoints);
        await Proxy.SyncAsync(full: false, TestContext.Current.CancellationToken);
    }

    public Task<FamilyReport> SyncFullAsync() => Proxy.SyncAsync(full: true, TestContext.Current.CancellationToken);

    public void Take(ServiceObject service, params EndpointSliceEntry[] endpoints) => Proxy.Take(ChangesOf((service, endpoints)));

    public ModelChanges ChangesOf(params (ServiceObject Service, EndpointSliceEntry[] Endpoints)[] services) => new(
        services.ToDictionary(one => one.Service.Name, one => (ServiceObject?)one.Service),
        services.ToDictionary(one => (one.Service.Name, "1"), one => (EndpointSliceObject?)new EndpointSliceObject
        {
            Service = one.Service.Name,
            Name = "1",
            Family = one.Service.ClusterIps.Select(ip => ip.Family()).FirstOrDefault(),
            Ports = one.Service.Ports.Select(port => new EndpointSlicePort(port.Name, port.Protocol, 8080)).ToValueList(),
            Endpoints = one.Endpoints.ToValueList(),
        }));

    /// A mode of its own for one plan, in the family of the pods' range.
    public (IProxyMode Mode, ServicePlan Plan) ModeOf(IPNetwork pods, ModelChanges changes)
    {
        var settings = new PlanSettings { NodeName = "node-a", Family = pods.BaseAddress.Family(), ClusterCidr = pods };
        var model = ServiceModel.Empty(settings.Family).With(changes).Next;
        return (ModeTable.Create(_mode, new ModeContext(settings, NullLoggerFactory.Instance, Node.Path)), ServicePlan.From(model, settings));
    }

    public static async Task<Socket> ConnectAsync(NetworkNamespace from, string to)
    {
        var socket = NamespaceSockets.Open(from, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var late = new CancellationTokenSource(Deadline);
        await socket.ConnectAsync(IPEndPoint.Parse(to), late.Token);
        return socket;
    }

    /// Connects and gives who answered and whom they saw.
    public static async Task<(string Server, string Seen)> AskAsync(NetworkNamespace from, string to)
    {
        using var socket = await ConnectAsync(from, to);
        return await ReadGreetingAsync(socket);
    }

    public static async Task<(string Server, string Seen)> ReadGreetingAsync(Socket socket)
    {
        var words = (await ReadAsync(socket)).Split(' ');
        return (words[0], words[1]);
    }

    public static async Task<string> EchoAsync(Socket socket, string text)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(text));
        return await ReadAsync(socket);
    }

    public static async Task<string[]> ServersAsync(NetworkNamespace from, string to, int times)
    {
        var seen = new SortedSet<string>();
        for (var i = 0; i < times; i++) seen.Add((await AskAsync(from, to)).Server);
        return [.. seen];
    }

    public static Socket UdpClient(NetworkNamespace from, string to)
    {
        var socket = NamespaceSockets.Open(from, AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(IPEndPoint.Parse(to));
        return socket;
    }

    /// Sends once and gives who answered, or null when nobody did within the time.
    public static async Task<string?> AskUdpAsync(Socket socket, TimeSpan patience)
    {
        try
        {
            using var late = new CancellationTokenSource(patience);
            await socket.SendAsync("?"u8.ToArray(), late.Token);
            var buffer = new byte[256];
            var count = await socket.ReceiveAsync(buffer, late.Token);
            return Encoding.ASCII.GetString(buffer, 0, count).Split(' ')[0];
        }
        catch (Exception none) when (none is OperationCanceledException or SocketException)
        {
            return null;
        }
    }

    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var outcome = await NamespaceProcess.RunAsync(Node, program, arguments, null, TestContext.Current.CancellationToken);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Output;
    }

    /// All rules of the node, without counters: iptables', and nftables' own tables. (iptables keeps its rules in nftables
    /// too, and leaves empty base chains there that iptables-save does not distinguish from none.)
    public async Task<string> KernelStateAsync()
    {
        var saved = (await RunAsync("iptables-save")).Split('\n').Where(line => !line.StartsWith('#'))
            .Select(line => line.StartsWith(':') ? line[..line.IndexOf('[', StringComparison.Ordinal)] : line).ToList();
        foreach (var table in (await RunAsync("nft", "list", "tables")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (table.Split(' ') is [_, _, "filter" or "nat"]) continue;
            saved.AddRange((await RunAsync("nft", ["list", .. table.Split(' ')])).Split('\n')
                .Where(line => !line.Contains(" expires ", StringComparison.Ordinal)));
        }

        return string.Join('\n', saved);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        foreach (var ns in _namespaces) ns.Dispose();
    }

    private FamilySync NewProxy()
    {
        var settings = new PlanSettings
        {
            NodeName = "node-a",
            NodeAddresses = [IPAddress.Parse(NodeAddress)],
            ClusterCidr = IPNetwork.Parse("10.244.0.0/16"),
        };
        Mode = ModeTable.Create(_mode, new ModeContext(settings, NullLoggerFactory.Instance, Node.Path));
        return new FamilySync(Mode, new KernelConntrack(IpFamily.V4, Node.Path), settings);
    }

    /// A namespace with one routed link to the node: no bridge, so that what is tested is the proxy alone.
    private NetworkNamespace Join(string address)
    {
        var ns = Add();
        using var node = RouteNetlink.Open(Node);
        using var other = RouteNetlink.Open(ns);
        var near = node.CreateLink(new VethSpec($"veth{_links++}", "eth0", ns));
        var far = other.GetLink("eth0");
        node.EnsureAddress(new InterfaceAddress(near.Index, IPAddress.Parse(Gateway), 32));
        node.SetLink(near, new LinkChange { Up = true });
        other.EnsureAddress(new InterfaceAddress(far.Index, IPAddress.Parse(address), 32));
        other.SetLink(other.GetLink("lo"), new LinkChange { Up = true });
        other.SetLink(far, new LinkChange { Up = true });
        node.ReplaceRoute(new Route(new IPNetwork(IPAddress.Parse(address), 32), near.Index, Scope: 253));
        other.ReplaceRoute(new Route(new IPNetwork(IPAddress.Parse(Gateway), 32), far.Index, Scope: 253));
        other.ReplaceRoute(new Route(Route.DefaultV4, far.Index, IPAddress.Parse(Gateway)));
        // Somewhere for a service address to go when nothing translates it, as a real node has a default route.
        if (_links == 2) node.ReplaceRoute(new Route(Route.DefaultV4, near.Index, IPAddress.Parse(OutsideAddress), OnLink: true));
        return ns;
    }

    private NetworkNamespace Add()
    {
        var ns = NetworkNamespace.CreateAnonymous();
        _namespaces.Add(ns);
        return ns;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        using var late = new CancellationTokenSource(Deadline);
        var buffer = new byte[256];
        var count = await socket.ReceiveAsync(buffer, late.Token);
        return Encoding.ASCII.GetString(buffer, 0, count).TrimEnd('\n');
    }
}
