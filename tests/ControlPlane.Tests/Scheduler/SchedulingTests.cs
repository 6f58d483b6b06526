using NetKube.ControlPlane.Tests.Controllers;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Scheduler;

public sealed class SchedulingTests
{
    private static Task AddNodeAsync(World world, string name) => world.AddAsync(Make.Node(name), n => n.Status = Make.Node(name).Status);

    private static Pod Asking(string name, string cpu, int priority = 0)
    {
        var pod = Make.Pod(name, name);
        pod.Spec.Containers![0].Resources.Requests = new() { ["cpu"] = Quantity.Parse(cpu) };
        pod.Spec.Priority = priority;
        return pod;
    }

    private static Pod? Pod(World world, string name) => world.Server.Find<Pod>("default", name);

    [Fact]
    public async Task A_pod_waits_for_a_node_and_then_gets_it()
    {
        await using var world = new World("-namespace", scheduler: true);
        await world.AddAsync(Asking("p", "1"));
        await world.UntilAsync(() => Pod(world, "p")!.Status.Conditions?.Exists(c => c is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable", Message: "no nodes available to schedule pods" }) == true);
        await AddNodeAsync(world, "n1");
        await world.UntilAsync(() => Pod(world, "p")!.Spec.NodeName == "n1");
    }

    [Fact]
    public async Task No_node_is_given_more_than_it_has_while_bindings_are_under_way()
    {
        await using var world = new World("-namespace", scheduler: true);
        await AddNodeAsync(world, "n1");
        await AddNodeAsync(world, "n2");
        for (var i = 0; i < 10; i++) await world.AddAsync(Asking("p" + i, "1"));
        await world.UntilAsync(() => world.Server.All<Pod>().Count(p => p.Spec.NodeName.Length > 0) == 8);
        await world.UntilAsync(() => world.Server.All<Pod>().Count(p => p.Status.Conditions?.Exists(c => c.Message.StartsWith("0/2 nodes are available: 2 Insufficient cpu.", StringComparison.Ordinal)) == true) == 2);
        Assert.All(world.Server.All<Pod>().Where(p => p.Spec.NodeName.Length > 0).GroupBy(p => p.Spec.NodeName), g => Assert.Equal(4, g.Count()));
        await world.FinishPodAsync(world.Server.All<Pod>().First(p => p.Spec.NodeName.Length > 0));
        await world.UntilAsync(() => world.Server.All<Pod>().Count(p => p.Spec.NodeName.Length > 0) == 8);
    }

    [Fact]
    public async Task A_refused_binding_is_tried_again()
    {
        await using var world = new World("-namespace", scheduler: true);
        var refused = 0;
        world.Server.Fault = (_, path) => path.EndsWith("/binding", StringComparison.Ordinal) && refused++ < 2 ? ApiException.Unavailable("try later") : null;
        await AddNodeAsync(world, "n1");
        await world.AddAsync(Asking("p", "1"));
        await world.UntilAsync(() => Pod(world, "p")!.Spec.NodeName == "n1");
    }

    [Fact]
    public async Task A_more_important_pod_makes_room_and_takes_it()
    {
        await using var world = new World("-namespace", scheduler: true);
        await AddNodeAsync(world, "n1");
        await world.AddAsync(Asking("low", "4"));
        await world.UntilAsync(() => Pod(world, "low")!.Spec.NodeName == "n1");
        await world.AddAsync(Asking("high", "4", priority: 1000));
        await world.UntilAsync(() => Pod(world, "low")!.Metadata.DeletionTimestamp is not null && Pod(world, "high")!.Status.NominatedNodeName == "n1");
        Assert.Contains(Pod(world, "low")!.Status.Conditions!, c => c is { Type: "DisruptionTarget", Reason: "PreemptionByScheduler" });
        await world.FinishPodAsync(Pod(world, "low")!);
        await world.UntilAsync(() => Pod(world, "high")!.Spec.NodeName == "n1");
    }

    [Fact]
    public async Task A_gated_pod_waits_until_its_gates_are_gone()
    {
        await using var world = new World("-namespace", scheduler: true);
        await AddNodeAsync(world, "n1");
        var pod = Asking("p", "1");
        pod.Spec.SchedulingGates = [new PodSchedulingGate { Name = "example.com/wait" }];
        await world.AddAsync(pod);
        await world.UntilAsync(() => Pod(world, "p")!.Status.Conditions?.Exists(c => c is { Type: "PodScheduled", Reason: "SchedulingGated" }) == true);
        await world.ChangeAsync<Pod>("default", "p", p => p.Spec.SchedulingGates = null);
        await world.UntilAsync(() => Pod(world, "p")!.Spec.NodeName == "n1");
    }

    [Fact]
    public async Task Events_tell_what_happened()
    {
        await using var world = new World("-namespace", scheduler: true);
        await world.AddAsync(Asking("p", "1"));
        await world.UntilAsync(() => world.Server.All<Event>().Any(e => e is { Reason: "FailedScheduling", Type: "Warning" }));
        await AddNodeAsync(world, "n1");
        await world.UntilAsync(() => world.Server.All<Event>().Any(e => e is { Reason: "Scheduled", Type: "Normal", Message: "Successfully assigned default/p to n1" }));
    }
}
