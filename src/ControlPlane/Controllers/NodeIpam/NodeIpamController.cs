using System.Net;
using System.Net.Sockets;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.NodeIpam;

/// <summary>
/// Gives each node a pod CIDR of each cluster network, once. One worker, so that a subnet cannot be taken twice; what
/// nodes have when the cache has synced is occupied before the first is given out.
/// </summary>
internal sealed class NodeIpamController : ReconcilingController
{
    private readonly Lock _gate = new();   // guards the pools and _known
    private readonly List<CidrPool> _pools;
    private readonly Dictionary<string, IPNetwork[]> _known = new(StringComparer.Ordinal);
    private readonly Informer<Node> _nodes;
    private bool _occupied;

    public NodeIpamController(ControllerContext context)
        : base(context, "node-ipam-controller", "cidrAllocator", workers: 1)
    {
        _pools = context.Options.ClusterCidrs.Select(text => Pool(text, context.Options)).ToList();
        _nodes = Reconciles<Node>();
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (!_occupied)
        {
            foreach (var existing in _nodes.Cache.List()) Remember(existing);
            _occupied = true;
        }
        if (_nodes.Cache.Get(key) is not { } node)
        {
            Release(key.Name);
            return Reconciled.Done;
        }
        if (node.Spec.PodCIDR.Length > 0)
        {
            Remember(node);
            return Reconciled.Done;
        }
        // Given out already, and the cache is behind: write the same again.
        var subnets = _known.GetValueOrDefault(key.Name) ?? Take(key.Name);
        if (subnets is null)
        {
            Events.Normal(node, "CIDRNotAvailable", $"Node {key.Name} status is now: CIDRNotAvailable");
            return Reconciled.After(TimeSpan.FromSeconds(30));
        }
        await WriteAsync(node, subnets, stop);
        return Reconciled.Done;
    }

    private static CidrPool Pool(string text, ControllerOptions options)
    {
        if (!IPNetwork.TryParse(text, out var network)) throw new ArgumentException($"--cluster-cidr: \"{text}\" is not a network such as 10.244.0.0/16.", nameof(options));
        var mask = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? options.NodeCidrMaskSizeIpv4 : options.NodeCidrMaskSizeIpv6;
        return new CidrPool(network, mask);
    }

    private async Task WriteAsync(Node node, IPNetwork[] subnets, CancellationToken stop)
    {
        var list = string.Join(',', subnets.Select(s => $"\"{s}\""));
        var patch = $$$"""{"spec":{"podCIDR":"{{{subnets[0]}}}","podCIDRs":[{{{list}}}]}}""";
        try
        {
            await Client.PatchAsync<Node>(null, node.Metadata.Name, new PatchBody(PatchKind.Merge, patch), stop: stop);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            Release(node.Metadata.Name);
        }
        catch (ApiException e) when (e.Code == 422)
        {
            // Somebody else gave it a CIDR: ours goes back, theirs comes with the node's next event.
            Release(node.Metadata.Name);
            Events.Normal(node, "CIDRAssignmentFailed", $"Node {node.Metadata.Name} status is now: CIDRAssignmentFailed");
        }
    }

    private IPNetwork[]? Take(string node)
    {
        lock (_gate)
        {
            var subnets = new List<IPNetwork>();
            foreach (var pool in _pools)
            {
                if (pool.Take() is { } subnet)
                {
                    subnets.Add(subnet);
                    continue;
                }
                for (var i = 0; i < subnets.Count; i++) _pools[i].Release(subnets[i]);
                return null;
            }
            return _known[node] = [.. subnets];
        }
    }

    private void Remember(Node node)
    {
        var listed = node.Spec.PodCIDRs is { Count: > 0 } many ? many : node.Spec.PodCIDR.Length > 0 ? [node.Spec.PodCIDR] : [];
        var subnets = listed.Select(text => IPNetwork.TryParse(text, out var subnet) ? subnet : (IPNetwork?)null).OfType<IPNetwork>().ToArray();
        if (subnets.Length == 0) return;
        lock (_gate)
        {
            if (_known.TryGetValue(node.Metadata.Name, out var before) && !before.SequenceEqual(subnets)) ReleaseLocked(before);
            foreach (var subnet in subnets) _pools.ForEach(p => p.Occupy(subnet));
            _known[node.Metadata.Name] = subnets;
        }
    }

    private void Release(string node)
    {
        lock (_gate)
        {
            if (_known.Remove(node, out var subnets)) ReleaseLocked(subnets);
        }
    }

    private void ReleaseLocked(IPNetwork[] subnets)
    {
        foreach (var subnet in subnets) _pools.ForEach(p => p.Release(subnet));
    }
}
