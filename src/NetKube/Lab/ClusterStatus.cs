using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;
using Spectre.Console;

namespace NetKube.Lab;

/// <summary>Looks at a cluster from the machine's side and from the API's, and says what is not well.</summary>
internal sealed class ClusterStatus(ClusterRecord record, TimeProvider clock)
{
    private const double Mebibyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly ClusterData _data = new(record.DataDirectory);
    private readonly ClusterPlan _plan = record.Plan();
    private readonly List<string> _notWell = [];

    /// <summary>Whether all is well.</summary>
    public async Task<bool> PrintAsync(CancellationToken stop)
    {
        if (!record.Complete) _notWell.Add("up did not come to its end: netkube up begins anew, netkube down removes it");
        var nodes = await NodesAsync(stop);
        PrintHead();
        PrintParts();
        PrintNodes(nodes, await DnsAsync(stop));
        PrintNodePorts();
        Console.WriteLine();
        if (_notWell.Count == 0) AnsiConsole.MarkupLine("[green]All is well.[/]");
        foreach (var what in _notWell) AnsiConsole.MarkupLine($"[red]Not well:[/] {Markup.Escape(what)}");
        return _notWell.Count == 0;
    }

    private void PrintHead()
    {
        AnsiConsole.MarkupLine($"Cluster [bold]{record.Name}[/] at {_plan.ApiOnHost}");
        Console.WriteLine($"  kubeconfig  {_data.Kubeconfig}");
        Console.WriteLine($"  data        {record.DataDirectory}");
        Console.WriteLine($"  docker      {record.DockerSocket}{(record.OwnDocker ? " (netkube's own)" : "")}");
        Console.WriteLine($"  proxy mode  {record.ProxyMode}");
        Console.WriteLine($"  overlay     {record.Overlay}, pods {record.PodCidr}, services {record.ServiceCidr}");
        Console.WriteLine($"  DNS         {_plan.DnsAddress}");
        Console.WriteLine();
    }

    private void PrintParts()
    {
        var table = new Table().Border(TableBorder.None).AddColumns("PROCESS", "PID", "MEMORY");
        table.AddColumn(new Spectre.Console.TableColumn("LOG").NoWrap());
        foreach (var part in record.Parts)
        {
            var runs = PartProcess.Runs(part);
            if (!runs) _notWell.Add($"{part.Part} does not run (it was process {part.Pid}); its log: {_data.Log(part.Part)}");
            table.AddRow(part.Part, runs ? $"{part.Pid}" : "[red]ended[/]", runs ? $"{PartProcess.ResidentMemory(part.Pid) / Mebibyte:0} MiB" : "", _data.Log(part.Part));
        }

        AnsiConsole.Write(table);
    }

    private void PrintNodes(IReadOnlyList<Node>? nodes, IReadOnlySet<string> answering)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("NODE", "ADDRESS", "READY", "PODS OF", "OVERLAY PEERS", "DNS");
        foreach (var plan in _plan.Nodes)
        {
            var node = nodes?.FirstOrDefault(n => n.Metadata.Name == plan.Name);
            var ready = node is not null && Readiness.IsReady(node);
            if (nodes is not null && node is null) _notWell.Add($"{plan.Name} has not registered");
            else if (node is not null && !ready) _notWell.Add($"{plan.Name} is not Ready: {ReasonOf(node)}");
            var peers = Peers(plan);
            if (peers is { } count && count != _plan.Nodes.Count - 1) _notWell.Add($"{plan.Name} reaches {count} of {_plan.Nodes.Count - 1} other nodes by the overlay");
            if (!answering.Contains(plan.Name)) _notWell.Add($"DNS does not answer on {plan.Name}");
            table.AddRow(plan.Name, plan.Address.ToString(), ready ? "yes" : "[red]no[/]", node?.Spec.PodCIDR ?? "", peers?.ToString() ?? "?", answering.Contains(plan.Name) ? "answers" : "[red]silent[/]");
        }

        AnsiConsole.Write(table);
    }

    private void PrintNodePorts()
    {
        if (!File.Exists(_data.NodePorts)) return;
        foreach (var line in File.ReadLines(_data.NodePorts))
        {
            if (line.Split(' ') is [var node, var host]) Console.WriteLine($"  node port {node} is at 127.0.0.1:{host}");
        }
    }

    private async Task<IReadOnlyList<Node>?> NodesAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var http = KubeClientSettings.FromKubeconfig(_data.Kubeconfig).CreateHttpClient(clock);
            return await new HttpKubeClient(http).ListAllAsync<Node>(ListRequest.All, patience.Token);
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException or ApiException || (silent is OperationCanceledException && !stop.IsCancellationRequested))
        {
            _notWell.Add($"the API server at {_plan.ApiOnHost} does not answer: {silent.Message}");
            return null;
        }
    }

    private async Task<HashSet<string>> DnsAsync(CancellationToken stop)
    {
        var answering = new HashSet<string>();
        foreach (var node in _plan.Nodes)
        {
            if (NamespaceOf(node) is { } path && await Readiness.DnsAnswersAsync(path, _plan.DnsAddress, stop)) answering.Add(node.Name);
        }

        return answering;
    }

    /// <summary>Routes of the overlay's own; null when the node's namespace is gone.</summary>
    private int? Peers(NodePlan node)
    {
        if (NamespaceOf(node) is not { } path) return null;
        using var ns = NetworkNamespace.Open(path);
        using var netlink = RouteNetlink.Open(ns);
        var pods = System.Net.IPNetwork.Parse(record.PodCidr);
        return netlink.Routes().Count(r => r.Gateway is not null && r.Destination.PrefixLength > 0 && pods.Contains(r.Destination.BaseAddress));
    }

    /// <summary>The agent lives in its node's namespace.</summary>
    private string? NamespaceOf(NodePlan node) =>
        record.Parts.FirstOrDefault(p => p.Part == node.Name) is { } part && PartProcess.Runs(part) ? $"/proc/{part.Pid}/ns/net" : null;

    private static string ReasonOf(Node node)
    {
        var ready = node.Status.Conditions?.FirstOrDefault(c => c.Type == NodeConditionType.Ready);
        return ready is null ? "it has not said so yet" : $"{ready.Reason} {ready.Message}";
    }
}
