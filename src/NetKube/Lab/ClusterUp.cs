using System.Net;
using System.Net.Sockets;
using NetKube.Images;
using NetKube.NodeAgent.Runtime.Docker;
using NetKube.Shared.Client;
using NetKube.Shared.Linux;

namespace NetKube.Lab;

/// <summary>
/// Makes a cluster of this machine: <c>netkube server</c> and <c>netkube agent</c>, arranged. What does not depend on each
/// other goes at once: the server starts while Docker is asked and nodes are made, agents while the server still starts.
/// </summary>
internal sealed class ClusterUp(UpRequest request, Steps steps, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly ClusterFolder _folder = new(request.Name);
    private readonly ClusterData _data = new(request.DataDirectory);
    private readonly Lock _gate = new(); // guards the record
    private ClusterRecord _record = null!;

    /// <summary>Returns when every node is ready and DNS answers.</summary>
    public async Task<ClusterRecord> RunAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        var plan = await ReserveAsync(_data.TakeOver(), patience.Token);
        try
        {
            await MakeAsync(plan, patience.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new LabException($"the cluster did not come up within {Patience.TotalSeconds:0} s; see the logs in {Path.GetDirectoryName(_data.Log("server"))}, and remove what there is with: netkube down --name {request.Name}");
        }

        Change(record => record with { Complete = true });
        return _record;
    }

    private async Task MakeAsync(ClusterPlan plan, CancellationToken stop)
    {
        var server = ServerAsync(plan, stop);
        var namespaces = await NodesAsync(plan, stop);
        await server;
        using var http = KubeClientSettings.FromKubeconfig(_data.Kubeconfig).CreateHttpClient(clock);
        var client = new HttpKubeClient(http);
        var ready = new Readiness(plan, clock);
        await Task.WhenAll(
            steps.RunAsync($"{plan.Nodes.Count} nodes are Ready", () => ready.NodesAsync(client, Failure, stop)),
            steps.RunAsync("DNS answers on every node", () => ready.DnsAsync(namespaces, Failure, stop)));
    }

    private async Task ServerAsync(ClusterPlan plan, CancellationToken stop)
    {
        LabNetwork.CreateUnderlay(_folder, plan);
        Started(PartProcess.Start("server", _folder, _data.Output("server"), null, Arguments(plan).Server));
        var admin = Path.Combine(_data.Server, "admin.kubeconfig");
        await steps.RunAsync($"the API server answers at {plan.ApiOnHost.Authority}", () => new Readiness(plan, clock).ApiAsync(admin, Failure, stop));
        File.Copy(admin, _data.Kubeconfig, overwrite: true);
        File.SetUnixFileMode(_data.Kubeconfig, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Namespaces by node.</summary>
    private async Task<Dictionary<string, string>> NodesAsync(ClusterPlan plan, CancellationToken stop)
    {
        // The server's namespace is made first, on this thread, before the first await of this method.
        var docker = await steps.RunAsync("Docker answers", () => DockerAccess.FindOrStartAsync(clock, stop));
        Change(record => record with { DockerSocket = docker.Socket, OwnDocker = docker.IsOwn });
        await using var runtime = new DockerRuntime(docker.Socket, clock);
        await NetKube.NodeAgent.Runtime.Images.PauseImage.EnsureAsync(runtime.Images, stop);
        var images = steps.RunAsync("images for the examples are there", () => LocalImages.EnsureAsync(runtime.Images, stop));
        var namespaces = new Dictionary<string, string>();
        await steps.RunAsync($"{plan.Nodes.Count} nodes are made", async () =>
        {
            var sandboxes = new NodeSandboxes(runtime, request.Name);
            var pids = await Task.WhenAll(plan.Nodes.Select(node => sandboxes.StartAsync(node, stop)));
            foreach (var (node, pid) in plan.Nodes.Zip(pids))
            {
                var path = $"/proc/{pid}/ns/net";
                using var ns = NetworkNamespace.Open(path);
                LabNetwork.Join(_folder, plan, node, ns);
                Started(PartProcess.Start(node.Name, _folder, _data.Output(node.Name), ns, Arguments(plan).Agent(node, docker.Socket)));
                namespaces[node.Name] = path;
            }
        });
        await images;
        return namespaces;
    }

    private PartArguments Arguments(ClusterPlan plan) => new(plan, _folder, _data);

    /// <summary>Takes an index and a port that no other cluster has, and writes down that they are taken.</summary>
    private async Task<ClusterPlan> ReserveAsync(bool ownData, CancellationToken stop)
    {
        using var machine = await ClusterLock.TakeMachineAsync(clock, stop);
        var others = ClusterFolder.AllNames().Where(n => n != request.Name).Select(ClusterRecord.Read).OfType<ClusterRecord>().ToList();
        var index = Enumerable.Range(1, ClusterPlan.MostClusters).Except(others.Select(o => o.Index)).FirstOrDefault();
        if (index == 0) throw new LabException($"there are {ClusterPlan.MostClusters} clusters on this machine already");
        var plan = new ClusterPlan(request, index, FreePort([.. others.Select(o => o.Port)]));
        Directory.CreateDirectory(_folder.Run);
        _record = ClusterRecord.Of(plan, ownData);
        _record.Write();
        return plan;
    }

    private int FreePort(IReadOnlyCollection<int> taken)
    {
        if (request.Port != 0)
        {
            return IsFree(request.Port) ? request.Port : throw new LabException($"--port: 127.0.0.1:{request.Port} is in use; name another port, or leave --port out");
        }

        return Enumerable.Range(ClusterPlan.ApiPort, 1000).FirstOrDefault(port => !taken.Contains(port) && IsFree(port)) is > 0 and var free
            ? free
            : throw new LabException("--port: no port from 6443 on is free; name one");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A part that died while the cluster starts: what it said last.</summary>
    private string? Failure()
    {
        ClusterRecord record;
        lock (_gate) record = _record;
        if (record.Parts.FirstOrDefault(part => !PartProcess.Runs(part)) is not { } dead) return null;
        var said = File.Exists(_data.Output(dead.Part)) ? File.ReadLines(_data.Output(dead.Part)).TakeLast(8) : [];
        return $"{dead.Part} ended while the cluster was starting. Its last words:\n{string.Join('\n', said)}\nMore is in {_data.Log(dead.Part)}; remove what there is with: netkube down --name {request.Name}";
    }

    private void Started(PartRecord part) => Change(record => record with { Parts = [.. record.Parts, part] });

    private void Change(Func<ClusterRecord, ClusterRecord> change)
    {
        lock (_gate)
        {
            _record = change(_record);
            _record.Write();
        }
    }
}
