using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Hosting;
using NetKube.Logging;
using NetKube.Server;

namespace NetKube.Verbs;

/// <summary><c>netkube server</c>: the control plane.</summary>
internal static class ServerVerb
{
    private static readonly Option<string> DataDirectory = Flags.Text("--data-dir", "Where state and certificates are kept", "/var/lib/netkube/server");
    private static readonly Option<IPAddress?> Bind = Flags.Parsed("--bind-address", "Where the API listens [127.0.0.1]", "0.0.0.0", text => IPAddress.TryParse(text, out var address) ? address : null);
    private static readonly Option<int> Port = Flags.Number("--secure-port", "The API's port", 6443, 0, 65535);
    private static readonly Option<IPAddress?> Advertise = Flags.Parsed("--advertise-address", "The API's address for nodes and pods [--bind-address]", "192.0.2.1", text => IPAddress.TryParse(text, out var address) ? address : null);
    private static readonly Option<NamespaceAddress?> Lab = Flags.Parsed("--listen-netns", "In a lab: listen inside this network namespace too, reach the nodes from it, and relay node ports", "/run/lab/underlay=10.89.1.1:6443", NamespaceAddress.Parse);
    private static readonly Option<string[]> Names = new("--tls-san") { Description = "More names and addresses for the serving certificate", DefaultValueFactory = _ => [] };
    private static readonly Option<IPNetwork> ServiceCidr = Flags.Network("--service-cluster-ip-range", "The addresses of services", "10.96.0.0/16");
    private static readonly Option<IPNetwork> PodCidr = Flags.Network("--cluster-cidr", "The addresses of pods", "10.244.0.0/16");
    private static readonly Option<string> Controllers = Flags.Text("--controllers", "Which controllers run, as kube-controller-manager reads it", "*");
    private static readonly Option<string?> LogFile = Flags.Text("--log-file", "Where to log; rotated [standard error]");
    private static readonly Option<LogLevel> Verbosity = new("--log-level") { Description = "The least level that is logged", DefaultValueFactory = _ => LogLevel.Information };

    public static Command Make()
    {
        var verb = new Command("server", "Run the control plane: store, API server, controllers, scheduler");
        foreach (var option in (Option[])[DataDirectory, Bind, Port, Advertise, Lab, Names, ServiceCidr, PodCidr, Controllers, LogFile, Verbosity]) verb.Options.Add(option);
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        using var logs = LineLoggers.For(parsed.GetValue(LogFile), parsed.GetValue(Verbosity), TimeProvider.System);
        var log = logs.CreateLogger("NetKube.Server");
        var lab = parsed.GetValue(Lab);
        try
        {
            var settings = Read(parsed, lab);
            await new ServerHost(settings, logs, TimeProvider.System).RunAsync((access, token) =>
            {
                log.Serving(access.Server);
                if (lab is not null) return;
                Console.WriteLine($"""
                    The API server answers at {access.Server}
                      export KUBECONFIG={access.KubeconfigPath}
                    To make another machine a node:
                      netkube agent --server {settings.JoinServer ?? new Uri(access.Server)} --token {token.Text}
                    """);
            }, stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception failed)
        {
            log.Ended(failed);
            await Console.Error.WriteLineAsync($"netkube server: {failed.Message}");
            return 1;
        }
    }

    private static ServerSettings Read(ParseResult parsed, NamespaceAddress? lab)
    {
        var bind = parsed.GetValue(Bind) ?? IPAddress.Loopback;
        var port = parsed.GetValue(Port);
        var advertised = lab?.Address ?? (parsed.GetValue(Advertise) is { } address ? new IPEndPoint(address, port) : null);
        if (advertised is null && !IPAddress.Any.Equals(bind) && !IPAddress.IsLoopback(bind)) advertised = new IPEndPoint(bind, port);
        var data = Path.GetFullPath(parsed.GetValue(DataDirectory)!);
        var options = new ControlPlaneOptions
        {
            DataDirectory = data,
            BindAddress = bind,
            SecurePort = port,
            Advertise = advertised,
            ExtraListeners = lab is null ? [] : [lab.Listen()],
            ServingNames = parsed.GetValue(Names)!,
            ServiceNetwork = parsed.GetValue(ServiceCidr),
            PodNetwork = parsed.GetValue(PodCidr),
            Controllers = parsed.GetValue(Controllers)!,
            Dial = lab is null ? null : new NamespaceDialer(lab.Path).DialAsync,
        };
        return new ServerSettings(options, data, lab?.Path, advertised is null ? null : new Uri($"https://{advertised}"));
    }
}
