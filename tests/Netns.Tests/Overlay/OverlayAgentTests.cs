using Microsoft.Extensions.Logging.Abstractions;
using NetKube.Netns.Tests.World;
using NetKube.Overlay.Agent;
using NetKube.Overlay.PodNetwork;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Netns.Tests.Overlay;

public sealed class OverlayAgentTests
{
    [Fact]
    public async Task Agents_find_each_other_through_the_leases_and_repair_what_somebody_removes()
    {
        using var world = new TwoNodes();
        var leases = new MemoryLeases();
        var folder = Directory.CreateTempSubdirectory("netkube-agents-").FullName;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var networkA = PodNetworkOf(world.A, folder);
        using var networkB = PodNetworkOf(world.B, folder);
        var running = Task.WhenAll(Agent(world.A, leases, networkA).RunAsync(stop.Token), Agent(world.B, leases, networkB).RunAsync(stop.Token));
        try
        {
            await Eventually.TrueAsync(() => networkA.State.Ready && networkB.State.Ready, "both nodes are ready");
            using var one = new TestPod("one", []);
            using var two = new TestPod("two", []);
            one.Addresses = await networkA.AttachAsync(one.Sandbox, stop.Token);
            two.Addresses = await networkB.AttachAsync(two.Sandbox, stop.Token);
            using var netlink = RouteNetlink.Open(world.A.Namespace);
            await Eventually.TrueAsync(() => netlink.ForwardingEntries().Count == 1, "the peer is known");
            Assert.True(await Traffic.PingAsync(one.Namespace, two.Address));

            netlink.DeleteLink("flannel.1");
            await Eventually.TrueAsync(() => netlink.ForwardingEntries().Count == 1, "the device and its entries are back");
            Assert.True(await Traffic.PingAsync(one.Namespace, two.Address));
        }
        finally
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static BridgedPodNetwork PodNetworkOf(TestNode node, string folder) => new(
        new BridgedPodNetworkOptions(node.Namespace, Path.Combine(folder, node.Name), TestNode.ClusterCidr), NullLogger<BridgedPodNetwork>.Instance);

    private static OverlayAgent Agent(TestNode node, MemoryLeases leases, BridgedPodNetwork podNetwork) => new(
        new OverlayAgentOptions(node.Name, node.Namespace, node.PublicIp) { CompareEvery = TimeSpan.FromMilliseconds(200) },
        leases.Of(node.PodCidr), podNetwork, NullLoggerFactory.Instance, TimeProvider.System);
}
