using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.PodNetworking;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Registration;

/// <summary>
/// Makes the Node object and keeps its status: written when something but a time stamp changed, and every five minutes;
/// looked at every ten seconds, much more often until the node is ready.
/// </summary>
internal sealed class NodeRegistration(
    KubeletOptions options, IKubeClient client, IContainerRuntime runtime, IPodNetwork network, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookUntilReady = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WriteAtLeast = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RuntimePatience = TimeSpan.FromSeconds(5);

    private NodeStatus? _written;
    private DateTimeOffset _writtenAt;

    /// <summary>Returns the node as the server has it; waits for the server as long as it takes.</summary>
    public async Task<Node> RegisterAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await EnsureAsync(stop);
            }
            catch (Exception e) when (IsPassing(e) && !stop.IsCancellationRequested)
            {
                log.NotRegistered(options.NodeName, e.Message);
                await Task.Delay(LookUntilReady, clock, stop);
            }
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            var ready = false;
            try
            {
                ready = await SyncAsync(stop);
            }
            catch (Exception e) when (IsPassing(e) && !stop.IsCancellationRequested)
            {
                log.StatusNotWritten(options.NodeName, e.Message);
            }
            await Task.Delay(ready ? Look : LookUntilReady, clock, stop);
        }
    }

    private static bool IsPassing(Exception e) => e is HttpRequestException or ApiException or IOException or OperationCanceledException;

    private async Task<Node> EnsureAsync(CancellationToken stop)
    {
        var labels = NodeRendering.Labels(options);
        if (await client.FindAsync<Node>(null, options.NodeName, stop) is not { } present)
        {
            var fresh = new Node { Metadata = { Name = options.NodeName, Labels = labels }, Spec = new NodeSpec { Taints = OrNull(options.RegisterWithTaints) } };
            fresh.Status = await RenderAsync(null, stop);
            log.Registering(options.NodeName);
            return await client.CreateAsync(fresh, stop);
        }
        if (labels.All(l => present.Metadata.Labels?.GetValueOrDefault(l.Key) == l.Value)) return present;
        var patch = new Node { Metadata = { Labels = labels } };
        return await client.PatchAsync<Node>(null, options.NodeName,
            new PatchBody(PatchKind.Merge, NodePatch.Labels(patch.Metadata.Labels!)), stop: stop);
    }

    /// <summary>True when the node is ready.</summary>
    private async Task<bool> SyncAsync(CancellationToken stop)
    {
        var status = await RenderAsync(_written, stop);
        var due = clock.GetUtcNow() - _writtenAt >= WriteAtLeast;
        if (due || _written is null || !Same(status, _written))
        {
            await client.PatchAsync<Node>(null, options.NodeName, new PatchBody(PatchKind.StrategicMerge, NodePatch.Status(status)), "status", stop);
            _written = status;
            _writtenAt = clock.GetUtcNow();
        }
        return status.Conditions!.Exists(c => c is { Type: "Ready", Status: "True" });
    }

    private async Task<NodeStatus> RenderAsync(NodeStatus? before, CancellationToken stop)
    {
        before ??= (await client.FindAsync<Node>(null, options.NodeName, stop))?.Status;
        var health = await HealthAsync(stop);
        return NodeRendering.Status(options, MachineFacts.Read(options.DataDirectory), health, before, clock.GetUtcNow());
    }

    private async Task<NodeHealth> HealthAsync(CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(RuntimePatience, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            var facts = await runtime.FactsAsync(limit.Token);
            return new NodeHealth(runtime.Name, facts, "", await runtime.Images.ListAsync(limit.Token), network.State);
        }
        catch (RuntimeException e)
        {
            return new NodeHealth(runtime.Name, null, e.Message, [], network.State);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new NodeHealth(runtime.Name, null, $"no answer within {RuntimePatience.TotalSeconds} s", [], network.State);
        }
    }

    /// <summary>But for the times of the heartbeat.</summary>
    private static bool Same(NodeStatus left, NodeStatus right) => Timeless(left).AsSpan().SequenceEqual(Timeless(right));

    private static byte[] Timeless(NodeStatus status)
    {
        var copy = status.Clone();
        foreach (var condition in copy.Conditions ?? []) condition.LastHeartbeatTime = null;
        return JsonOutput.Encode(copy);
    }

    private static List<Taint>? OrNull(IReadOnlyList<Taint> taints) => taints.Count == 0 ? null : [.. taints];
}

/// <summary>The bodies of the Node's patches. Pure.</summary>
internal static class NodePatch
{
    public static string Labels(Dictionary<string, string> labels) =>
        $"{{\"metadata\":{System.Text.Encoding.UTF8.GetString(JsonOutput.Encode(new Shared.Api.Meta.V1.ObjectMeta { Labels = labels }))}}}";

    public static string Status(NodeStatus status) => $"{{\"status\":{System.Text.Encoding.UTF8.GetString(JsonOutput.Encode(status))}}}";
}
