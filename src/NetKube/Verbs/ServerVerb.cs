using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.ApiServer.Subresources.Streams;
using NetKube.ControlPlane.Hosting;
using NetKube.Logging;
using NetKube.Server;
using NetKube.Shared.Linux;
using NetKube.Shared.Pki;

namespace NetKube.Verbs;

/// <summary><c>netkube server</c>: the control plane, under kube-apiserver's and kube-controller-manager's flags.</summary>
internal static class ServerVerb
{
    private static readonly Option<string?> DataDir = Flags.Text("--data-dir", "Where state, certificates and kubeconfigs are kept [in memory]");
    private static readonly EtcdFlags Etcd = new();
    private static readonly Option<bool?> LeaderElect = new("--leader-elect")
    {
         Description = "Of several servers one runs the controllers, one the scheduler [true with --etcd-servers]",
    };
    private static readonly Option<TimeSpan> HistoryAge = Flags.Duration("--history-age", "How long past states can be read", TimeSpan.FromDays(1));
    private static readonly Option<int> MemoryBudget = Flags.Number("--memory-budget",
        "MiB that the server is meant to use; history takes at most a tenth", 1024, 64, 1_000_000);
    private static readonly Option<IPAddress?> BindAddress = Flags.Parsed("--bind-address", "The address to listen on [127.0.0.1]", "127.0.0.1", text => IPAddress.TryParse(text, out var address) ? address : null);
    private static readonly Option<int> SecurePort = Flags.Number("--secure-port", "The port to listen on; 0 picks one", 6443, 0, 65535);
    private static readonly Option<string[]> ListenNetns = new("--listen-netns") { Description = "Also listen inside a network namespace: PATH=ADDRESS:PORT" };
    private static readonly Option<string?> DialNetns = Flags.Text("--dial-netns", "The network namespace from which nodes are reached [this one]");
    private static readonly Option<IPEndPoint?> Advertise = Flags.Parsed("--advertise-address", "Where pods and nodes reach this server", "192.0.2.1:6443", text => IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0 ? endpoint : null);
    private static readonly Option<string[]> ServingNames = new("--tls-san") { Description = "More names and addresses for the serving certificate" };
    private static readonly Option<IPNetwork> ServiceRange = Flags.Network("--service-cluster-ip-range", "The addresses of services", "10.96.0.0/16");
    private static readonly Option<string?> NodePortRange = Flags.Parsed("--service-node-port-range", "The first and last node port [30000-32767]", "30000-32767", text => TryPortRange(text, out _) ? text : null);
    private static readonly Option<IPNetwork> ClusterCidr = Flags.Network("--cluster-cidr", "The addresses of all pods", "10.244.0.0/16");
    private static readonly Option<string?> TokenFile = Flags.Parsed("--token-auth-file", "A CSV file of tokens: token,user,uid,\"group1,group2\"", "tokens.csv (a file that exists)", text => File.Exists(text) ? text : null);
    private static readonly Option<bool> Anonymous = new("--anonymous-auth") { Description = "Answer requests without credentials as system:anonymous", DefaultValueFactory = _ => true };
    private static readonly Option<string> Controllers = Flags.Text("--controllers", "The controllers to run: *, name, -name; -* for none", "*");
    private static readonly Option<bool> NoScheduler = new("--no-scheduler") { Description = "Bind no pods" };
    private static readonly Option<bool> NoAgent = new("--no-agent") { Description = "Only the control plane; a server never runs an agent, so this changes nothing" };
    private static readonly Option<string?> RelayNodePorts = Flags.Text("--relay-node-ports", "The network namespace of a lab's nodes: each of their node ports gets a listener at this machine's 127.0.0.1");
    private static readonly Option<string?> LogFile = Flags.Text("--log-file", "Where to log; rotated [standard error]");
    private static readonly Option<LogLevel> Verbosity = new("--log-level") { Description = "The least level that is logged", DefaultValueFactory = _ => LogLevel.Information };

    /// <summary>The verb.</summary>
    public static Command Make()
    {
        var command = new Command("server", "Run the control plane: store, API server, controllers, scheduler")
        {
            DataDir, BindAddress, SecurePort, ListenNetns, DialNetns, Advertise, ServingNames, ServiceRange, NodePortRange, ClusterCidr, TokenFile, Anonymous, Controllers, NoScheduler, NoAgent, RelayNodePorts, LogFile, Verbosity,
            LeaderElect, HistoryAge, MemoryBudget,
        };
        foreach (var option in (IEnumerable<Option>)[.. RequestFlags.All, .. SecurityFlags.All]) command.Options.Add(option);
        Etcd.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using var logs = LineLoggers.For(parsed.GetValue(LogFile), parsed.GetValue(Verbosity), TimeProvider.System);
        try
        {
            var options = SecurityFlags.Read(parsed, RequestFlags.Read(parsed, OptionsOf(parsed)));
            var settings = new ServerSettings(options, parsed.GetValue(RelayNodePorts));
            await new ServerHost(settings, logs, TimeProvider.System).RunAsync((access, token) => Tell(settings, access, token), stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception failed)
        {
            logs.CreateLogger("NetKube.Server").Ended(failed);
            await Console.Error.WriteLineAsync($"netkube server: {failed.Message}");
            return 1;
        }
    }

    private static void Tell(ServerSettings settings, ControlPlaneAccess access, JoinToken token)
    {
        Console.WriteLine($"serving on {access.Server}");
        if (access.KubeconfigPath is { } path) Console.WriteLine($"KUBECONFIG={path}");
        if (settings.RelayFrom is not null) return;
        Console.WriteLine($"To make another machine a node:\n  netkube agent --server {ServerHost.JoinServer(settings.ControlPlane, access)} --token {token.Text}");
    }

    private static ControlPlaneOptions OptionsOf(ParseResult parsed) => new()
    {
        DataDirectory = parsed.GetValue(DataDir) is { } folder ? Path.GetFullPath(folder) : null,
        Etcd = Etcd.SettingsOf(parsed),
        LeaderElect = parsed.GetValue(LeaderElect) ?? parsed.GetValue(Etcd.Servers) is { Length: > 0 },
        HistoryAge = parsed.GetValue(HistoryAge),
        MemoryBudget = parsed.GetValue(MemoryBudget),
        BindAddress = parsed.GetValue(BindAddress) ?? IPAddress.Loopback,
        SecurePort = parsed.GetValue(SecurePort),
        ExtraListeners = [.. (parsed.GetValue(ListenNetns) ?? []).Select(Listener)],
        Dial = parsed.GetValue(DialNetns) is { } path ? DialFrom(path) : null,
        Advertise = parsed.GetValue(Advertise),
        ServingNames = parsed.GetValue(ServingNames) ?? [],
        ServiceNetwork = parsed.GetValue(ServiceRange),
        NodePorts = TryPortRange(parsed.GetValue(NodePortRange) ?? "30000-32767", out var range) ? range : default,
        PodNetwork = parsed.GetValue(ClusterCidr),
        TokenFile = parsed.GetValue(TokenFile),
        AllowAnonymous = parsed.GetValue(Anonymous),
        Controllers = [.. parsed.GetValue(Controllers)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Scheduler = !parsed.GetValue(NoScheduler),
    };

    private static bool TryPortRange(string text, out (int First, int Last) range)
    {
        range = default;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || !int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)) return false;
        range = (first, last);
        return first > 0 && first <= last && last <= 65535;
    }

    /// <summary>A socket listens in the namespace in which it was opened, whoever accepts on it.</summary>
    private static Socket Listener(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals <= 0 || !IPEndPoint.TryParse(text[(equals + 1)..], out var endpoint)) throw new ArgumentException($"--listen-netns: \"{text}\" is not PATH=ADDRESS:PORT");
        using var network = NetworkNamespace.Open(text[..equals]);
        return NetworkNamespace.Inside(network, () =>
        {
            var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endpoint);
            return socket;
        });
    }

    private static DialNode DialFrom(string path)
    {
        var network = NetworkNamespace.Open(path);
        return async (host, port, stop) =>
        {
            var socket = NamespaceSockets.Open(network, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.NoDelay = true;
                await socket.ConnectAsync(host, port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
    }
}
