using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Linux;
using NetKube.Shared.Packets.Dns;

namespace NetKube.Lab;

/// <summary>Waits for what a user would wait for, by asking as a user would.</summary>
internal sealed class Readiness(ClusterPlan plan, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan DnsPatience = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether the API server says of itself that it is ready.</summary>
    public static async Task<bool> ApiAnswersAsync(string kubeconfig, TimeProvider clock, CancellationToken stop)
    {
        try
        {
            using var http = KubeClientSettings.FromKubeconfig(kubeconfig).CreateHttpClient(clock);
            using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or IOException or FormatException)
        {
            return false;
        }
    }

    public async Task ApiAsync(string kubeconfig, Func<string?> failure, CancellationToken stop)
    {
        while (!File.Exists(kubeconfig)) await PauseAsync(failure, stop);
        while (!await ApiAnswersAsync(kubeconfig, clock, stop)) await PauseAsync(failure, stop);
    }

    public async Task NodesAsync(IKubeClient client, Func<string?> failure, CancellationToken stop)
    {
        var names = plan.Nodes.Select(n => n.Name).ToHashSet();
        while (true)
        {
            var nodes = await client.ListAllAsync<Node>(ListRequest.All, stop);
            if (nodes.Count(n => names.Contains(n.Metadata.Name) && IsReady(n)) == names.Count) return;
            await PauseAsync(failure, stop);
        }
    }

    /// <summary>The DNS service answers on every node, asked by its service address.</summary>
    public async Task DnsAsync(IReadOnlyDictionary<string, string> namespaces, Func<string?> failure, CancellationToken stop)
    {
        foreach (var (_, path) in namespaces)
        {
            while (!await DnsAnswersAsync(path, plan.DnsAddress, stop)) await PauseAsync(failure, stop);
        }
    }

    public static async Task<bool> DnsAnswersAsync(string namespacePath, IPAddress server, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(DnsPatience);
        try
        {
            using var ns = NetworkNamespace.Open(namespacePath);
            using var socket = NamespaceSockets.Open(ns, AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(server, 53, patience.Token);
            _ = DnsName.TryParse("kubernetes.default.svc.cluster.local", out var name);
            await socket.SendAsync(DnsQuery.ToBytes((ushort)Random.Shared.Next(ushort.MaxValue), name!, DnsType.A), patience.Token);
            var buffer = new byte[512];
            var length = await socket.ReceiveAsync(buffer, patience.Token);
            return DnsMessage.TryParse(buffer.AsSpan(0, length), out var answer) && answer.Answers.Count > 0;
        }
        catch (Exception notYet) when (notYet is SocketException or IOException || (notYet is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    public static bool IsReady(Node node) => node.Status.Conditions?.Any(c => c.Type == NodeConditionType.Ready && c.Status == "True") == true;

    private async Task PauseAsync(Func<string?> failure, CancellationToken stop)
    {
        if (failure() is { } failed) throw new LabException(failed);
        await Task.Delay(Look, clock, stop);
    }
}
