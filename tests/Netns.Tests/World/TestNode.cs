using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.Overlay.Backends;
using NetKube.Overlay.Backends.Vxlan;
using NetKube.Overlay.PodNetwork;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux;
using NetKube.Shared.PodNetworking;

namespace NetKube.Netns.Tests.World;

/// <summary>A node of a test world: a namespace with an uplink; on demand, its overlay and its pods.</summary>
public sealed class TestNode(string name, NetworkNamespace ns, IPAddress publicIp, IPNetwork podCidr) : IDisposable
{
    public static readonly IPNetwork ClusterCidr = IPNetwork.Parse("10.244.0.0/16");

    private readonly List<TestPod> _pods = [];
    private readonly string _state = Directory.CreateTempSubdirectory("netkube-node-").FullName;
    private BridgedPodNetwork? _podNetwork;
    private IOverlayNetwork? _overlay;

    public string Name => name;

    public NetworkNamespace Namespace => ns;

    public IPAddress PublicIp => publicIp;

    public IPNetwork PodCidr => podCidr;

    public BridgedPodNetwork PodNetwork => _podNetwork ?? throw new InvalidOperationException("the node has not joined");

    internal IOverlayNetwork Overlay => _overlay ?? throw new InvalidOperationException("the node has not joined");

    /// <summary>Starts the node's overlay; again, for an agent that was restarted.</summary>
    internal async Task<SubnetLease> JoinAsync(IOverlayBackend? backend = null)
    {
        backend ??= new VxlanBackend(new VxlanOptions(), NullLogger<VxlanBackend>.Instance);
        _overlay?.Dispose();
        _podNetwork?.Dispose();
        _overlay = await backend.JoinAsync(new LocalNode(ns, name, podCidr, publicIp, "eth0"), TestContext.Current.CancellationToken);
        _podNetwork = new BridgedPodNetwork(
            new BridgedPodNetworkOptions(ns, _state, ClusterCidr), NullLogger<BridgedPodNetwork>.Instance);
        await _podNetwork.UseSubnetAsync(podCidr, _overlay.Mtu, TestContext.Current.CancellationToken);
        return _overlay.Lease;
    }

    /// <summary>Both nodes join, and learn of each other.</summary>
    internal static async Task MeetAsync(TestNode a, TestNode b, Func<IOverlayBackend>? backend = null)
    {
        SubnetLease[] leases = [await a.JoinAsync(backend?.Invoke()), await b.JoinAsync(backend?.Invoke())];
        foreach (var node in new[] { a, b })
        {
            var outcome = await node.Overlay.ApplyAsync(leases, TestContext.Current.CancellationToken);
            Assert.Empty(outcome.Skipped);
        }
    }

    /// <summary>A pod: a namespace attached to the node's network.</summary>
    public async Task<TestPod> PodAsync(string podName, params HostPort[] hostPorts)
    {
        var pod = new TestPod(podName, hostPorts);
        _pods.Add(pod);
        pod.Addresses = await PodNetwork.AttachAsync(pod.Sandbox, TestContext.Current.CancellationToken);
        return pod;
    }

    public void Dispose()
    {
        foreach (var pod in _pods) pod.Dispose();
        _podNetwork?.Dispose();
        _overlay?.Dispose();
        ns.Dispose();
        Directory.Delete(_state, recursive: true);
    }
}
