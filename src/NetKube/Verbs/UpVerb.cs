using System.CommandLine;
using System.Net;
using NetKube.Lab;
using NetKube.Overlay.Agent;
using NetKube.ProxyEngine;
using Spectre.Console;

namespace NetKube.Verbs;

/// <summary><c>netkube up</c>: a whole cluster on this machine.</summary>
internal static class UpVerb
{
    private const int MostNodes = 200;

    private static readonly Option<int> Nodes = Flags.Number("--nodes", "How many nodes", 3, 1, MostNodes);
    private static readonly Option<string> Name = Flags.Text("--name", "The cluster's name; several may run side by side", ClusterName.Default);
    private static readonly Option<string?> DataDirectory = Flags.Text("--data-dir", "Where its state, certificates and logs are kept [/var/lib/netkube/clusters/NAME]");
    private static readonly Option<string> ProxyMode = Flags.OneOf("--proxy-mode", "How services are reached", "iptables", ServiceProxyOptions.Modes);
    private static readonly Option<string> Overlay = Flags.OneOf("--overlay", "How pods of other nodes are reached", "vxlan", OverlayAgent.Backends);
    private static readonly Option<IPNetwork> PodCidr = Flags.Network("--pod-cidr", "The addresses of pods; each node gets a /24 of it", "10.244.0.0/16");
    private static readonly Option<IPNetwork> ServiceCidr = Flags.Network("--service-cidr", "The addresses of services", "10.96.0.0/16");
    private static readonly Option<int> Port = Flags.Number("--port", "The API's port on 127.0.0.1; 0 for 6443 or the next free one", 0, 0, 65535);
    private static readonly Option<bool> Foreground = new("--foreground") { Description = "Stay, show the logs, and remove the cluster on Ctrl-C" };

    public static Command Make()
    {
        var verb = new Command("up", "Make a cluster on this machine; each node is a network namespace of its own");
        foreach (var option in (Option[])[Nodes, Name, DataDirectory, ProxyMode, Overlay, PodCidr, ServiceCidr, Port, Foreground]) verb.Options.Add(option);
        verb.SetAction((parsed, stop) => LabVerbs.GuardedAsync("up", () => RunAsync(parsed, stop)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var request = Read(parsed);
        if (request.Errors().FirstOrDefault() is { } wrong) throw new LabException(wrong);
        var clock = TimeProvider.System;
        using (await ClusterLock.TakeAsync(request.Name, clock, stop))
        {
            if (ClusterRecord.Read(request.Name) is { } there)
            {
                if (there.Complete && there.Parts.All(PartProcess.Runs))
                {
                    AnsiConsole.MarkupLine($"Cluster [bold]{request.Name}[/] is running already; nothing is changed.");
                    Summary.Print(there);
                    return 0;
                }

                if (await new ClusterMend(there, new Steps(AnsiConsole.Console, clock), clock).TryRunAsync(stop) is { } mended)
                {
                    AnsiConsole.MarkupLine($"Cluster [bold]{request.Name}[/] is whole again.");
                    Summary.Print(mended);
                    return 0;
                }

                AnsiConsole.MarkupLine($"Cluster [bold]{request.Name}[/] was left unfinished or has died; clearing that away first, its data stays.");
                await new ClusterDown(request.Name, new Steps(AnsiConsole.Console, clock), clock).RunAsync(keepData: true, stop);
            }

            AnsiConsole.MarkupLine($"Making cluster [bold]{request.Name}[/] with {request.Nodes} node{(request.Nodes == 1 ? "" : "s")}");
            var steps = new Steps(AnsiConsole.Console, clock);
            var record = await new ClusterUp(request, steps, clock).RunAsync(stop);
            AnsiConsole.MarkupLine($"The cluster is up after {steps.Elapsed.TotalSeconds:0.0} s.");
            Summary.Print(record);
        }

        if (!parsed.GetValue(Foreground)) return 0;
        await LogTail.FollowAsync(ClusterRecord.Read(request.Name)!, clock, stop);
        using var turn = await ClusterLock.TakeAsync(request.Name, clock, CancellationToken.None);
        await new ClusterDown(request.Name, new Steps(AnsiConsole.Console, clock), clock).RunAsync(keepData: false, CancellationToken.None);
        return 0;
    }

    private static UpRequest Read(ParseResult parsed)
    {
        var name = parsed.GetValue(Name)!;
        return new UpRequest
        {
            Name = name,
            Nodes = parsed.GetValue(Nodes),
            DataDirectory = Path.GetFullPath(parsed.GetValue(DataDirectory) ?? ClusterFolder.DefaultData(name)),
            ProxyMode = parsed.GetValue(ProxyMode)!,
            Overlay = parsed.GetValue(Overlay)!,
            PodCidr = parsed.GetValue(PodCidr),
            ServiceCidr = parsed.GetValue(ServiceCidr),
            Port = parsed.GetValue(Port),
        };
    }
}
