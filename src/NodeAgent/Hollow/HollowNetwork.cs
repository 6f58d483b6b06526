using System.Net;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.PodNetworking;

namespace NetKube.NodeAgent.Hollow;

/// <summary>Gives pods addresses of the node's pod CIDR, in order, the lowest free one first; nothing is reachable there.</summary>
internal sealed class HollowNetwork(string node, IKubeClient client) : IPodNetwork
{
    private readonly Lock _gate = new(); // guards _used
    private readonly Dictionary<string, IPAddress> _used = new(StringComparer.Ordinal);
    private IPNetwork? _subnet;

    public PodNetworkState State => new(true, "");

    public async Task<PodAddresses> AttachAsync(PodSandbox sandbox, CancellationToken stop)
    {
        _subnet ??= await SubnetAsync(stop);
        lock (_gate)
        {
            if (!_used.TryGetValue(sandbox.Id, out var address)) _used[sandbox.Id] = address = Free(_subnet.Value);
            return new PodAddresses([address]);
        }
    }

    public Task DetachAsync(string sandboxId, CancellationToken stop)
    {
        lock (_gate) _used.Remove(sandboxId);
        return Task.CompletedTask;
    }

    public Task RetainOnlyAsync(IReadOnlySet<string> sandboxIds, CancellationToken stop)
    {
        lock (_gate)
        {
            foreach (var gone in _used.Keys.Where(id => !sandboxIds.Contains(id)).ToList()) _used.Remove(gone);
        }
        return Task.CompletedTask;
    }

    /// <summary>Who has which address; <see cref="Restore"/> takes it.</summary>
    public IReadOnlyDictionary<string, IPAddress> Save()
    {
        lock (_gate) return new Dictionary<string, IPAddress>(_used);
    }

    public void Restore(IReadOnlyDictionary<string, IPAddress> used)
    {
        lock (_gate)
        {
            foreach (var (sandbox, address) in used) _used[sandbox] = address;
        }
    }

    private async Task<IPNetwork> SubnetAsync(CancellationToken stop)
    {
        var found = await client.GetAsync<Node>(null, node, stop);
        // The pod's sandbox is made again a moment later, as on a machine whose overlay has no lease yet.
        return IPNetwork.TryParse(found.Spec.PodCIDR, out var subnet) ? subnet : throw new InvalidOperationException($"node {node} has no pod CIDR yet");
    }

    /// <summary>.0 is the network, .1 would be the bridge.</summary>
    private IPAddress Free(IPNetwork subnet)
    {
        var taken = _used.Values.ToHashSet();
        var bytes = subnet.BaseAddress.GetAddressBytes();
        var last = bytes.Length - 1;
        for (var host = 2; host < 255; host++)
        {
            bytes[last] = (byte)host;
            var address = new IPAddress(bytes);
            if (!taken.Contains(address)) return address;
        }
        throw new InvalidOperationException($"all pod addresses of {subnet} are in use");
    }
}
