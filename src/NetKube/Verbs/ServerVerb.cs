using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.ApiServer.Subresources;
using NetKube.ControlPlane.Hosting;
using NetKube.Shared.Linux;

namespace NetKube.Verbs;

/// <summary><c>netkube server</c>: the control plane, under kube-apiserver's and kube-controller-manager's flags.</summary>
internal static class ServerVerb
{
    private static readonly Option<string?> DataDir = new("--data-dir") { Description = "Folder for state, certificates and kubeconfigs; without it everything stays in memory" };
    private static readonly Option<string> BindAddress = new("--bind-address") { Description = "Address to listen on", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<int> SecurePort = new("--secure-port") { Description = "Port to listen on; 0 picks one", DefaultValueFactory = _ => 6443 };
    private static readonly Option<string[]> ListenNetns = new("--listen-netns") { Description = "Also listen inside a network namespace: PATH=ADDRESS:PORT" };
    private static readonly Option<string?> DialNetns = new("--dial-netns") { Description = "Network namespace from which nodes are reached" };
    private static readonly Option<string?> Advertise = new("--advertise-address") { Description = "ADDRESS:PORT under which pods and nodes reach this server" };
    private static readonly Option<string[]> ServingNames = new("--tls-san") { Description = "More names and addresses for the serving certificate" };
    private static readonly Option<string> ServiceRange = new("--service-cluster-ip-range") { Description = "Network of service addresses", DefaultValueFactory = _ => "10.96.0.0/16" };
    private static readonly Option<string> NodePortRange = new("--service-node-port-range") { Description = "First and last node port", DefaultValueFactory = _ => "30000-32767" };
    private static readonly Option<string> ClusterCidr = new("--cluster-cidr") { Description = "Network of pod addresses", DefaultValueFactory = _ => "10.244.0.0/16" };
    private static readonly Option<string?> TokenFile = new("--token-auth-file") { Description = "CSV file of tokens: token,user,uid,\"group1,group2\"" };
    private static readonly Option<bool> Anonymous = new("--anonymous-auth") { Description = "Answer requests without credentials as system:anonymous", DefaultValueFactory = _ => true };
    private static readonly Option<string> Controllers = new("--controllers") { Description = "Controllers to run: *, name, -name; -* for none", DefaultValueFactory = _ => "*" };
    private static readonly Option<bool> NoScheduler = new("--no-scheduler") { Description = "Bind no pods" };
    private static readonly Option<bool> NoAgent = new("--no-agent") { Description = "Only the control plane (the default; kept for scripts)" };

    /// <summary>The verb.</summary>
    public static Command Create(Func<ILoggerFactory> logs)
    {
        var command = new Command("server", "Run the control plane: store, API server, controllers, scheduler")
        {
            DataDir, BindAddress, SecurePort, ListenNetns, DialNetns, Advertise, ServingNames, ServiceRange, NodePortRange, ClusterCidr, TokenFile, Anonymous, Controllers, NoScheduler, NoAgent,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var loggers = logs();
            ControlPlaneOptions options;
            try
            {
                options = OptionsOf(parsed);
            }
            catch (FlagException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 2;
            }
            return await RunAsync(options, loggers, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(ControlPlaneOptions options, ILoggerFactory logs, CancellationToken stop)
    {
        var host = new ControlPlaneHost(options, TimeProvider.System, logs);
        var running = host.RunAsync(stop);
        if (await Task.WhenAny(running, host.Serving) == host.Serving && host.Serving.IsCompletedSuccessfully)
        {
            var access = await host.Serving;
            await Console.Out.WriteLineAsync($"serving on {access.Server}");
            if (access.KubeconfigPath is { } path) await Console.Out.WriteLineAsync($"KUBECONFIG={path}");
        }
        await running;
        return 0;
    }

    private static ControlPlaneOptions OptionsOf(ParseResult parsed) => new()
    {
        DataDirectory = parsed.GetValue(DataDir) is { } folder ? Path.GetFullPath(folder) : null,
        BindAddress = Address("--bind-address", parsed.GetValue(BindAddress)!),
        SecurePort = parsed.GetValue(SecurePort) is >= 0 and <= 65535 and var port ? port : throw new FlagException("--secure-port: must be between 0 and 65535"),
        ExtraListeners = [.. (parsed.GetValue(ListenNetns) ?? []).Select(Listener)],
        Dial = parsed.GetValue(DialNetns) is { } path ? DialFrom(path) : null,
        Advertise = parsed.GetValue(Advertise) is { } advertise ? EndPoint("--advertise-address", advertise) : null,
        ServingNames = parsed.GetValue(ServingNames) ?? [],
        ServiceNetwork = Network("--service-cluster-ip-range", parsed.GetValue(ServiceRange)!),
        NodePorts = PortRange(parsed.GetValue(NodePortRange)!),
        PodNetwork = Network("--cluster-cidr", parsed.GetValue(ClusterCidr)!),
        TokenFile = parsed.GetValue(TokenFile) is { } file ? File.Exists(file) ? file : throw new FlagException($"--token-auth-file: there is no file {file}") : null,
        AllowAnonymous = parsed.GetValue(Anonymous),
        Controllers = parsed.GetValue(Controllers)!,
        Scheduler = !parsed.GetValue(NoScheduler),
    };

    private static IPAddress Address(string flag, string text) =>
        IPAddress.TryParse(text, out var address) ? address : throw new FlagException($"{flag}: \"{text}\" is not an IP address");

    private static IPEndPoint EndPoint(string flag, string text) =>
        IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0 ? endpoint : throw new FlagException($"{flag}: \"{text}\" is not ADDRESS:PORT");

    private static IPNetwork Network(string flag, string text) =>
        IPNetwork.TryParse(text, out var network) ? network : throw new FlagException($"{flag}: \"{text}\" is not a network such as 10.96.0.0/16");

    private static (int First, int Last) PortRange(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0 && int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first > 0 && first <= last && last <= 65535)
        {
            return (first, last);
        }
        throw new FlagException($"--service-node-port-range: \"{text}\" is not a range such as 30000-32767");
    }

    /// <summary>A socket listens in the namespace in which it was opened, whoever accepts on it.</summary>
    private static Socket Listener(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals <= 0) throw new FlagException($"--listen-netns: \"{text}\" is not PATH=ADDRESS:PORT");
        var endpoint = EndPoint("--listen-netns", text[(equals + 1)..]);
        using var network = NetworkNamespace.Open(text[..equals]);
        return NamespaceSockets.Open(network, () =>
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
            var socket = NamespaceSockets.Open(network, () => new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            try
            {
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
