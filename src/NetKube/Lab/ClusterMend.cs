using NetKube.NodeAgent.Runtime.Docker;
using NetKube.Shared.Client;
using NetKube.Shared.Linux;

namespace NetKube.Lab;

/// <summary>
/// Starts again what died of a cluster whose nodes are still there: the server, some agents. Pods and their traffic go on
/// meanwhile, since neither needs them.
/// </summary>
internal sealed class ClusterMend(ClusterRecord record, Steps steps, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ClusterFolder _folder = new(record.Name);
    private readonly ClusterData _data = new(record.DataDirectory);
    private readonly ClusterPlan _plan = record.Plan();

    /// <summary>The mended cluster's record; null when it is past mending: a node or the network between them is gone.</summary>
    public async Task<ClusterRecord?> TryRunAsync(CancellationToken stop)
    {
        if (!record.Complete || !File.Exists(_folder.Underlay) || !Mounts.IsMountPoint(_folder.Underlay)) return null;
        if (!await DockerDaemon.AnswersAsync(record.DockerSocket, clock, stop)) return null;
        await using var runtime = new DockerRuntime(record.DockerSocket, clock);
        var namespaces = new Dictionary<string, string>();
        foreach (var node in _plan.Nodes)
        {
            if (await runtime.Containers.InspectAsync(node.Container, stop) is not { Running: true } sandbox) return null;
            namespaces[node.Name] = $"/proc/{sandbox.Pid}/ns/net";
        }

        var arguments = new PartArguments(_plan, _folder, _data);
        var mended = record;
        foreach (var dead in record.Parts.Where(part => !PartProcess.Runs(part)).ToList())
        {
            await steps.RunAsync($"{dead.Part} is started again", () => mended = Restart(mended, dead, arguments, namespaces));
        }

        try
        {
            await WaitAsync(mended, namespaces, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new LabException($"what had died was started again, but the cluster is not well after {Patience.TotalSeconds:0} s; netkube status --name {record.Name} says what is not");
        }

        return mended;
    }

    private ClusterRecord Restart(ClusterRecord before, PartRecord dead, PartArguments arguments, Dictionary<string, string> namespaces)
    {
        using var ns = namespaces.TryGetValue(dead.Part, out var path) ? NetworkNamespace.Open(path) : null;
        var line = _plan.Nodes.FirstOrDefault(n => n.Name == dead.Part) is { } node ? arguments.Agent(node, record.DockerSocket) : arguments.Server;
        var started = PartProcess.Start(dead.Part, _folder, _data.Output(dead.Part), ns, line);
        var after = before with { Parts = [.. before.Parts.Where(p => p.Part != dead.Part), started] };
        after.Write();
        return after;
    }

    private async Task WaitAsync(ClusterRecord mended, Dictionary<string, string> namespaces, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        var ready = new Readiness(_plan, clock);
        string? Failure() => mended.Parts.FirstOrDefault(p => !PartProcess.Runs(p)) is { } dead ? $"{dead.Part} ended again; its log: {_data.Log(dead.Part)}" : null;
        await ready.ApiAsync(_data.Kubeconfig, Failure, patience.Token);
        using var http = KubeClientSettings.FromKubeconfig(_data.Kubeconfig).CreateHttpClient(clock);
        await steps.RunAsync("nodes are Ready", () => ready.NodesAsync(new HttpKubeClient(http), Failure, patience.Token));
        await steps.RunAsync("DNS answers on every node", () => ready.DnsAsync(namespaces, Failure, patience.Token));
    }
}
