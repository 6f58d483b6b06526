using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Agent;
using NetKube.ClusterDns;
using NetKube.Joining;
using NetKube.Logging;
using NetKube.Overlay.Agent;
using NetKube.ProxyEngine;

namespace NetKube.Verbs;

/// <summary><c>netkube agent</c>: makes this machine a node of a cluster.</summary>
internal static class AgentVerb
{
    private static readonly Option<Uri?> Server = Flags.Parsed("--server", "The API server", "https://192.0.2.1:6443", text => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null);
    private static readonly Option<string?> Token = Flags.Text("--token", "The join token that the server printed");
    private static readonly Option<string?> TokenFile = Flags.Text("--token-file", "A file with the join token");
    private static readonly Option<string?> Kubeconfig = Flags.Text("--kubeconfig", "How to reach the API server, in place of --server and --token");
    private static readonly Option<string?> NodeName = Flags.Text("--node-name", "The node's name [the machine's]");
    private static readonly Option<IPAddress?> NodeIp = Flags.Parsed("--node-ip", "The address by which other nodes reach this one [the only one there is]", "192.0.2.1", text => IPAddress.TryParse(text, out var address) ? address : null);
    private static readonly Option<string> DockerSocket = Flags.Text("--docker-socket", "Docker's socket", "/var/run/docker.sock");
    private static readonly Option<string> DataDirectory = Flags.Text("--data-dir", "Where certificates and pods' files are kept", "/var/lib/netkube/agent");
    private static readonly Option<IPNetwork> ClusterCidr = Flags.Network("--cluster-cidr", "The addresses of all pods", "10.244.0.0/16");
    private static readonly Option<string> ProxyMode = Flags.OneOf("--proxy-mode", "How services are reached", "iptables", ServiceProxyOptions.Modes);
    private static readonly Option<string> Overlay = Flags.OneOf("--overlay", "How pods of other nodes are reached", "vxlan", OverlayAgent.Backends);
    private static readonly Option<IPAddress?> ClusterDns = Flags.Parsed("--cluster-dns", "The address of the DNS service [10.96.0.10]", "10.96.0.10", text => IPAddress.TryParse(text, out var address) ? address : null);
    private static readonly Option<string> ClusterDomain = Flags.Text("--cluster-domain", "The zone of the cluster's names", "cluster.local");
    private static readonly Option<string?> ResolvConf = Flags.Text("--resolv-conf", "A file that names the servers for other names [none]");
    private static readonly Option<string> ClusterName = Flags.Text("--cluster-name", "Tells apart clusters that share one Docker", "netkube");
    private static readonly Option<string> NodeSandbox = Flags.Text("--node-sandbox", "The container whose network namespace is the node's, in a lab", "");
    private static readonly Option<int> KubeletPort = Flags.Number("--kubelet-port", "The port of logs and exec", 10250, 1, 65535);
    private static readonly Option<string?> LogFile = Flags.Text("--log-file", "Where to log; rotated [standard error]");
    private static readonly Option<LogLevel> Verbosity = new("--log-level") { Description = "The least level that is logged", DefaultValueFactory = _ => LogLevel.Information };

    public static Command Make()
    {
        var verb = new Command("agent", "Run one node: kubelet, overlay, service proxy and DNS in one process");
        Option[] options =
        [
            Server, Token, TokenFile, Kubeconfig, NodeName, NodeIp, DockerSocket, DataDirectory, ClusterCidr, ProxyMode, Overlay, ClusterDns,
            ClusterDomain, ResolvConf, ClusterName, NodeSandbox, KubeletPort, LogFile, Verbosity,
        ];
        foreach (var option in options) verb.Options.Add(option);
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using var logs = LineLoggers.For(parsed.GetValue(LogFile), parsed.GetValue(Verbosity), TimeProvider.System);
        try
        {
            await new AgentHost(Read(parsed), logs, TimeProvider.System).RunAsync(stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception failed) when (failed is AgentException or JoinException or ArgumentException or FormatException)
        {
            logs.CreateLogger("NetKube.Agent").Ended(failed);
            await Console.Error.WriteLineAsync($"netkube agent: {failed.Message}");
            return 1;
        }
    }

    private static AgentOptions Read(ParseResult parsed) => new()
    {
        NodeName = parsed.GetValue(NodeName) ?? Environment.MachineName.ToLowerInvariant(),
        NodeIp = parsed.GetValue(NodeIp) ?? OwnAddress.Only(),
        DataDirectory = Path.GetFullPath(parsed.GetValue(DataDirectory)!),
        Server = parsed.GetValue(Server),
        Token = parsed.GetValue(Token),
        TokenFile = parsed.GetValue(TokenFile),
        Kubeconfig = parsed.GetValue(Kubeconfig),
        DockerSocket = parsed.GetValue(DockerSocket)!,
        ClusterCidr = parsed.GetValue(ClusterCidr),
        ProxyMode = parsed.GetValue(ProxyMode)!,
        Overlay = parsed.GetValue(Overlay)!,
        ClusterDns = parsed.GetValue(ClusterDns) ?? IPAddress.Parse("10.96.0.10"),
        ClusterDomain = parsed.GetValue(ClusterDomain)!,
        DnsUpstreams = parsed.GetValue(ResolvConf) is { } file ? ClusterDnsOptions.ReadUpstreams(File.ReadAllText(file)) : [],
        ClusterName = parsed.GetValue(ClusterName)!,
        NodeSandbox = parsed.GetValue(NodeSandbox)!,
        KubeletPort = parsed.GetValue(KubeletPort),
    };
}
