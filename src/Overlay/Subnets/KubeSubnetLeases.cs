using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.Overlay.Subnets;

/// <summary>
/// Leases as the cluster's Nodes carry them: the subnet is spec.podCIDR, which the control plane allots; the rest are
/// annotations with flannel's names. The agent's own loop repeats what fails.
/// </summary>
internal sealed class KubeSubnetLeases : ISubnetLeases
{
    private readonly string _nodeName;
    private readonly int _port;
    private readonly IKubeClient _client;
    private readonly Informer<Node> _nodes;
    private readonly TimeProvider _clock;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="nodeName">This node.</param>
    /// <param name="port">The cluster's VXLAN port.</param>
    public KubeSubnetLeases(string nodeName, int port, IKubeClient client, ILogger log, TimeProvider clock)
    {
        (_nodeName, _port, _client, _clock) = (nodeName, port, client, clock);
        _nodes = new Informer<Node>(client, new InformerSettings(), clock, new Random(nodeName.Length), log);
        _nodes.AddHandler(new InformerHandler<Node>(_ => Changed(), Updated, _ => Changed()));
    }

    /// <summary>Watches the nodes until stopped.</summary>
    public Task RunAsync(CancellationToken stop) => _nodes.RunAsync(stop);

    public async Task<IPNetwork> OwnSubnetAsync(CancellationToken stop)
    {
        while (true)
        {
            var changed = WaitForChangeAsync(stop);
            if (_nodes.Cache.Get("", _nodeName) is { } node && IPNetwork.TryParse(node.Spec.PodCIDR, out var subnet)) return subnet;
            await changed;
        }
    }

    public async Task PublishAsync(SubnetLease lease, CancellationToken stop)
    {
        if (_nodes.Cache.Get("", _nodeName) is not { } node || !NodeLeases.Carries(node, lease))
        {
            await PatchAsync(PatchKind.Merge, NodeLeases.AnnotationPatch(lease), null, stop);
        }

        await PatchAsync(PatchKind.StrategicMerge, NodeLeases.AvailablePatch(_clock.GetUtcNow()), "status", stop);
    }

    public IReadOnlyCollection<SubnetLease> Known()
    {
        var known = new List<SubnetLease>();
        foreach (var node in _nodes.Cache.List())
        {
            if (NodeLeases.TryRead(node, _port, out var lease, out _)) known.Add(lease);
        }

        return known;
    }

    public Task WaitForChangeAsync(CancellationToken stop) => Volatile.Read(ref _changed).Task.WaitAsync(stop);

    private Task PatchAsync(PatchKind kind, JsonObject patch, string? subresource, CancellationToken stop) =>
        _client.PatchAsync<Node>(null, _nodeName, new PatchBody(kind, patch.ToJsonString()), subresource, stop);

    /// <summary>A heartbeat changes a Node every few seconds; the lease in it hardly ever.</summary>
    private void Updated(Node before, Node now)
    {
        NodeLeases.TryRead(before, _port, out var was, out _);
        NodeLeases.TryRead(now, _port, out var leaseNow, out _);
        if (was != leaseNow || before.Spec.PodCIDR != now.Spec.PodCIDR) Changed();
    }

    private void Changed() =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
