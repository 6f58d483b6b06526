using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Registration;

/// <summary>
/// Makes the Node object and keeps its status: written when something but a time stamp changed, and every five minutes;
/// compared with the server's every ten seconds, much more often until the node is ready.
/// </summary>
/// <param name="options">Which node it is.</param>
/// <param name="host">What it stands on.</param>
/// <param name="nodes">This node as the server has it; the caller runs it.</param>
/// <param name="machine">The machine as it is now.</param>
/// <param name="log">Where it logs.</param>
internal sealed class NodeRegistration(
    KubeletOptions options, KubeletHost host, Informer<Node> nodes, Func<MachineFacts> machine, ILogger log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookUntilReady = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WriteAtLeast = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RuntimePatience = TimeSpan.FromSeconds(5);

    private readonly IKubeClient _client = host.Client;
    private readonly TimeProvider _clock = host.Clock;
    private DateTimeOffset _writtenAt;
    private Node? _written;

    /// <summary>Returns the node as the server has it; waits for the server as long as it takes.</summary>
    public async Task<Node> RegisterAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await EnsureAsync(stop);
            }
            catch (Exception e) when (PassingFailure.Is(e) && !stop.IsCancellationRequested)
            {
                log.NotRegistered(options.NodeName, e.Message);
                await Task.Delay(LookUntilReady, _clock, stop);
            }
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await nodes.WaitForSyncAsync(stop);
        while (true)
        {
            var ready = false;
            try
            {
                ready = await SyncAsync(stop);
            }
            catch (Exception e) when (PassingFailure.Is(e) && !stop.IsCancellationRequested)
            {
                log.StatusNotWritten(options.NodeName, e.Message);
            }
            await Task.Delay(ready ? Look : LookUntilReady, _clock, stop);
        }
    }

    private async Task<Node> EnsureAsync(CancellationToken stop)
    {
        var labels = NodeRendering.Labels(options);
        if (await _client.FindAsync<Node>(null, options.NodeName, stop) is not { } present)
        {
            var fresh = new Node { Metadata = { Name = options.NodeName, Labels = labels }, Spec = new NodeSpec { Taints = OrNull(options.RegisterWithTaints) } };
            fresh.Status = await RenderAsync(null, stop);
            log.Registering(options.NodeName);
            return await _client.CreateAsync(fresh, stop);
        }
        if (labels.All(l => present.Metadata.Labels?.GetValueOrDefault(l.Key) == l.Value)) return present;
        var patch = new Node { Metadata = { Labels = labels } };
        return await _client.PatchAsync<Node>(null, options.NodeName,
            new PatchBody(PatchKind.Merge, NodePatch.Labels(patch.Metadata.Labels!)), stop: stop);
    }

    /// <summary>
    /// Compared with what the server has, not with what was written: others write here too, such as the node controller
    /// when it has not heard of this node for a while.
    /// </summary>
    /// <returns>True when the node is ready.</returns>
    private async Task<bool> SyncAsync(CancellationToken stop)
    {
        var present = Present()?.Status;
        var status = await RenderAsync(present, stop);
        if (present is null || !NodeRendering.Says(present, status) || _clock.GetUtcNow() - _writtenAt >= WriteAtLeast)
        {
            _written = await _client.PatchAsync<Node>(null, options.NodeName, new PatchBody(PatchKind.StrategicMerge, NodePatch.Status(status)), "status", stop);
            _writtenAt = _clock.GetUtcNow();
        }
        return status.Conditions!.Exists(c => c is { Type: "Ready", Status: "True" });
    }

    /// <summary>The node as last seen; what was written since, where that has not come back yet.</summary>
    private Node? Present() => nodes.Cache.Get(new ObjectKey("", options.NodeName)) is not { } seen ? null
        : _written is { } ours && ours.Metadata.Uid == seen.Metadata.Uid && Version(ours) > Version(seen) ? ours
        : seen;

    private static ulong Version(Node node) => ulong.TryParse(node.Metadata.ResourceVersion, out var version) ? version : 0;

    private async Task<NodeStatus> RenderAsync(NodeStatus? before, CancellationToken stop) =>
        NodeRendering.Status(options, machine(), await HealthAsync(stop), before, _clock.GetUtcNow());

    private async Task<NodeHealth> HealthAsync(CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(RuntimePatience, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            var facts = await host.Runtime.FactsAsync(limit.Token);
            return new NodeHealth(host.Runtime.Name, facts, "", await host.Runtime.Images.ListAsync(limit.Token), host.Network.State);
        }
        catch (RuntimeException e)
        {
            return new NodeHealth(host.Runtime.Name, null, e.Message, [], host.Network.State);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new NodeHealth(host.Runtime.Name, null, $"no answer within {RuntimePatience.TotalSeconds} s", [], host.Network.State);
        }
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
