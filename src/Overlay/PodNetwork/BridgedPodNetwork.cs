using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Overlay.NodeRules;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;
using NetKube.Shared.PodNetworking;

namespace NetKube.Overlay.PodNetwork;

/// <param name="Node">The node's network namespace.</param>
/// <param name="StateDirectory">Where pods' addresses are kept.</param>
/// <param name="ClusterCidr">All pods of the cluster: traffic to other addresses leaves with the node's own.</param>
/// <param name="Bridge">The bridge's name.</param>
public sealed record BridgedPodNetworkOptions(NetworkNamespace Node, string StateDirectory, IPNetwork ClusterCidr, string Bridge = "cni0");

/// <summary>
/// Pods' network on one node: a bridge, and for each pod a veth pair. Not ready until <see cref="UseSubnetAsync"/>. What it knows is
/// kept in a file and compared with the kernel at each call, so that a crash at any point is put right by the next call.
/// </summary>
public sealed class BridgedPodNetwork(BridgedPodNetworkOptions options, ILogger<BridgedPodNetwork> log) : IPodNetwork, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1); // guards _pool, the file, and the kernel's state of pods
    private readonly AttachmentFile _file = new(Path.Combine(options.StateDirectory, "pod-addresses.json"));
    private readonly Lazy<RouteNetlink> _netlink = new(() => RouteNetlink.Open(options.Node));
    private AddressPool? _pool;
    private int _mtu;
    private volatile PodNetworkState _state = new(false, "the node has no pod subnet yet: spec.podCIDR of its Node is not set");

    public PodNetworkState State => _state;

    /// <summary>Makes the node ready for pods of this subnet. Repeatable: what was changed meanwhile is put right.</summary>
    public async Task UseSubnetAsync(IPNetwork podCidr, int mtu, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var pool = _pool?.Subnet == podCidr ? _pool : _file.Load(podCidr);
            NodeBridge.Ensure(_netlink.Value, options.Node, options.Bridge, pool, mtu);
            await ApplyRulesAsync(pool, stop);
            (_pool, _mtu) = (pool, mtu);
            _state = new PodNetworkState(true, $"pods get addresses of {podCidr}");
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            _state = new PodNetworkState(false, $"pod network for {podCidr}: {failed.Message}");
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<PodAddresses> AttachAsync(PodSandbox sandbox, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            if (_pool is null) throw new InvalidOperationException($"attaching pod {sandbox.PodNamespace}/{sandbox.PodName}: {_state.Message}");
            var known = _pool.Attachments.GetValueOrDefault(sandbox.Id);
            var attachment = known is null || !SamePorts(known, sandbox) ? Reserve(sandbox, known) : known;
            using var pod = NetworkNamespace.Open(sandbox.NetworkNamespacePath);
            PodLink.Ensure(_netlink.Value, pod, PodLinkPlan.For(attachment, _pool, options.Bridge, _mtu));
            if (sandbox.HostPorts.Count > 0 || known?.HostPorts.Count > 0) await ApplyRulesAsync(_pool, stop);
            if (known is null) log.PodAttached(sandbox.PodNamespace, sandbox.PodName, attachment.Address);
            return new PodAddresses([attachment.Address]);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task DetachAsync(string sandboxId, CancellationToken stop) =>
        ReleaseAsync(id => id == sandboxId, PodLinkPlan.HostNameOf(sandboxId), stop);

    public Task RetainOnlyAsync(IReadOnlySet<string> sandboxIds, CancellationToken stop) =>
        ReleaseAsync(id => !sandboxIds.Contains(id), null, stop);

    public void Dispose()
    {
        if (_netlink.IsValueCreated) _netlink.Value.Dispose();
        _turn.Dispose();
    }

    private async Task ReleaseAsync(Func<string, bool> isGone, string? hostName, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            // The links first: while one is there, its address must not be another pod's.
            foreach (var link in _netlink.Value.Links())
            {
                var ours = link.Name == hostName || (PodLinkPlan.SandboxOf(link.Alias) is { } id && isGone(id));
                if (ours && link.Kind == "veth") _netlink.Value.DeleteLink(link);
            }

            if (_pool is null) return;
            var gone = _pool.Attachments.Values.Where(a => isGone(a.SandboxId)).ToArray();
            if (gone.Length == 0) return;
            var pool = gone.Aggregate(_pool, (left, attachment) => left.Without(attachment.SandboxId));
            if (gone.Any(a => a.HostPorts.Count > 0)) await ApplyRulesAsync(pool, stop);
            _file.Save(pool);
            _pool = pool;
            foreach (var attachment in gone) log.PodDetached(attachment.PodNamespace, attachment.PodName, attachment.Address);
        }
        finally
        {
            _turn.Release();
        }
    }

    private PodAttachment Reserve(PodSandbox sandbox, PodAttachment? known)
    {
        var (pool, address) = known is null
            ? _pool!.Next() ?? throw new InvalidOperationException(
                $"attaching pod {sandbox.PodNamespace}/{sandbox.PodName}: no free address in {_pool.Subnet}, {_pool.Attachments.Count} are in use")
            : (_pool!, known.Address);
        var attachment = new PodAttachment(sandbox.Id, address, sandbox.PodNamespace, sandbox.PodName, sandbox.PodUid, sandbox.HostPorts);
        pool = pool.With(attachment);
        _file.Save(pool);
        _pool = pool;
        return attachment;
    }

    private Task ApplyRulesAsync(AddressPool pool, CancellationToken stop) => NodeRulesTable.ApplyAsync(
        options.Node, new NodeRulesPlan(options.ClusterCidr, pool.Subnet, [.. pool.Attachments.Values]), stop);

    private static bool SamePorts(PodAttachment known, PodSandbox sandbox) => known.HostPorts.SequenceEqual(sandbox.HostPorts);
}
