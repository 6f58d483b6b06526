using System.Net;
using NetKube.ControlPlane.Controllers.NodeIpam;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class NodeTests
{
    private static string? Ready(World world, string node) => world.Server.Find<Node>("", node)!.Status.Conditions!.Find(c => c.Type == "Ready")!.Status;

    private static bool HasTaint(World world, string node, string key, string effect) =>
        world.Server.Find<Node>("", node)!.Spec.Taints?.Exists(t => t.Key == key && t.Effect == effect) == true;

    private static async Task AddNodeAsync(World world, string name)
    {
        await world.AddAsync(Make.Node(name), n => n.Status = Make.Node(name).Status);
        await world.AddAsync(new Lease { Metadata = { Name = name, Namespace = "kube-node-lease" }, Spec = { HolderIdentity = name, RenewTime = MicroTime.Now(world.Clock) } });
    }

    private static Task BeatAsync(World world, string node) =>
        world.ChangeAsync<Lease>("kube-node-lease", node, l => l.Spec.RenewTime = MicroTime.Now(world.Clock));

    /// <summary>Time goes on while the named nodes keep sending heartbeats.</summary>
    private static async Task PassAsync(World world, TimeSpan span, params string[] alive)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromSeconds(5))
        {
            foreach (var node in alive) await BeatAsync(world, node);
            world.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(5);
        }
    }

    [Fact]
    public async Task Every_node_gets_a_pod_cidr_of_its_own()
    {
        await using var world = new World("node-ipam", o => o with { ClusterCidrs = ["10.244.0.0/16", "fd00:1::/56"], NodeCidrMaskSizeIpv6 = 64 });
        var taken = Make.Node("old");
        (taken.Spec.PodCIDR, taken.Spec.PodCIDRs) = ("10.244.0.0/24", ["10.244.0.0/24", "fd00:1::/64"]);
        await world.AddAsync(taken);
        for (var i = 0; i < 5; i++) await world.AddAsync(Make.Node("n" + i));
        await world.UntilAsync(() => world.Server.All<Node>().All(n => n.Spec.PodCIDR.Length > 0));
        Assert.Equal(6, world.Server.All<Node>().Select(n => n.Spec.PodCIDR).Distinct().Count());
        Assert.Equal(12, world.Server.All<Node>().SelectMany(n => n.Spec.PodCIDRs!).Distinct().Count());
    }

    [Fact]
    public void A_pool_gives_each_subnet_once_and_returned_ones_last()
    {
        var pool = new CidrPool(IPNetwork.Parse("10.0.0.0/22"), 24);
        pool.Occupy(IPNetwork.Parse("10.0.1.0/24"));
        Assert.Equal("10.0.0.0/24,10.0.2.0/24", $"{pool.Take()},{pool.Take()}");
        pool.Release(IPNetwork.Parse("10.0.0.0/24"));
        Assert.Equal("10.0.3.0/24,10.0.0.0/24,", $"{pool.Take()},{pool.Take()},{pool.Take()}");
    }

    [Fact]
    public async Task A_silent_node_becomes_unknown_is_tainted_and_its_pods_are_not_ready()
    {
        await using var world = new World("node-lifecycle");
        await AddNodeAsync(world, "n1");
        await AddNodeAsync(world, "n2");
        await world.AddAsync(Make.Pod("p", "web", "n1"));
        await world.RunPodAsync("default", "p", "10.244.1.5");
        await PassAsync(world, TimeSpan.FromSeconds(35), "n1", "n2");
        Assert.Equal("True", Ready(world, "n1"));
        await PassAsync(world, TimeSpan.FromSeconds(60), "n2");
        await world.UntilAsync(() => Ready(world, "n1") == "Unknown");
        Assert.Equal("True", Ready(world, "n2"));
        await world.UntilAsync(() => HasTaint(world, "n1", "node.kubernetes.io/unreachable", "NoExecute") && HasTaint(world, "n1", "node.kubernetes.io/unreachable", "NoSchedule"));
        await world.UntilAsync(() => world.Server.Find<Pod>("default", "p")!.Status.Conditions![0].Status == "False");
        Assert.Equal("NodeStatusUnknown", world.Server.Find<Node>("", "n1")!.Status.Conditions![0].Reason);

        await world.ChangeAsync<Node>("", "n1", n => n.Status.Conditions![0].Status = "True", "status");
        await world.UntilAsync(() => world.Server.Find<Node>("", "n1")!.Spec.Taints is null);
    }

    [Fact]
    public async Task When_no_node_is_heard_of_nothing_is_evicted()
    {
        await using var world = new World("node-lifecycle");
        await AddNodeAsync(world, "n1");
        await AddNodeAsync(world, "n2");
        await PassAsync(world, TimeSpan.FromSeconds(80));
        await world.UntilAsync(() => HasTaint(world, "n1", "node.kubernetes.io/unreachable", "NoSchedule") && HasTaint(world, "n2", "node.kubernetes.io/unreachable", "NoSchedule"));
        await world.UntilAsync(() => !HasTaint(world, "n1", "node.kubernetes.io/unreachable", "NoExecute") && !HasTaint(world, "n2", "node.kubernetes.io/unreachable", "NoExecute"));
    }

    [Fact]
    public async Task A_cordoned_node_is_tainted()
    {
        await using var world = new World("node-lifecycle");
        await AddNodeAsync(world, "n1");
        await world.ChangeAsync<Node>("", "n1", n => n.Spec.Unschedulable = true);
        await world.UntilAsync(() => HasTaint(world, "n1", "node.kubernetes.io/unschedulable", "NoSchedule"));
        await world.ChangeAsync<Node>("", "n1", n => n.Spec.Unschedulable = false);
        await world.UntilAsync(() => world.Server.Find<Node>("", "n1")!.Spec.Taints is null);
    }

    [Fact]
    public async Task Pods_leave_a_tainted_node_when_their_patience_ends()
    {
        await using var world = new World("taint-eviction");
        await AddNodeAsync(world, "n1");
        var patient = Make.Pod("patient", "web", "n1");
        patient.Spec.Tolerations = [new Toleration { Key = "k", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 }];
        var forever = Make.Pod("forever", "web", "n1");
        forever.Spec.Tolerations = [new Toleration { Operator = "Exists" }];
        await world.AddAsync(patient);
        await world.AddAsync(forever);
        await world.AddAsync(Make.Pod("none", "web", "n1"));
        await world.ChangeAsync<Node>("", "n1", n => n.Spec.Taints = [new Taint { Key = "k", Effect = "NoExecute", TimeAdded = Time.Now(world.Clock) }]);
        await world.UntilAsync(() => world.Server.Find<Pod>("default", "none")!.Metadata.DeletionTimestamp is not null);
        Assert.Null(world.Server.Find<Pod>("default", "patient")!.Metadata.DeletionTimestamp);
        Assert.Contains(world.Server.Find<Pod>("default", "none")!.Status.Conditions!, c => c is { Type: "DisruptionTarget", Reason: "DeletionByTaintManager" });
        await world.UntilLaterAsync(() => world.Server.Find<Pod>("default", "patient")!.Metadata.DeletionTimestamp is not null, TimeSpan.FromSeconds(20));
        Assert.True(world.Clock.GetUtcNow() >= new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
        Assert.Null(world.Server.Find<Pod>("default", "forever")!.Metadata.DeletionTimestamp);
    }

    [Fact]
    public async Task Pods_of_a_node_that_is_gone_are_removed()
    {
        await using var world = new World("pod-garbage-collector");
        await AddNodeAsync(world, "n1");
        await world.AddAsync(Make.Pod("stays", "web", "n1"));
        await world.AddAsync(Make.Pod("goes", "web", "gone"));
        await world.UntilLaterAsync(() => world.Server.All<Pod>().Count == 1, TimeSpan.FromSeconds(10));
        Assert.Equal("stays", world.Server.All<Pod>()[0].Metadata.Name);
    }
}
