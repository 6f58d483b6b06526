using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class ReplicaSetTests
{
    private static List<Pod> Live(World world) => [.. world.Server.All<Pod>().Where(p => p.Metadata.DeletionTimestamp is null)];

    [Fact]
    public async Task Twenty_replicas_are_twenty_creations_however_often_the_cache_is_behind()
    {
        await using var world = new World("replicaset");
        await world.AddAsync(Make.ReplicaSet("web", 20));
        await world.UntilAsync(() => world.Server.All<ReplicaSet>()[0].Status.Replicas == 20);
        Assert.Equal(20, world.Server.Writes.Count(w => w.StartsWith("POST /api/v1/namespaces/default/pods", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_lost_pod_is_replaced_and_a_failed_one_too()
    {
        await using var world = new World("replicaset");
        await world.AddAsync(Make.ReplicaSet("web", 2));
        await world.UntilAsync(() => Live(world).Count == 2);
        await world.FinishPodAsync(Live(world)[0]);
        await world.UntilAsync(() => Live(world).Count == 2);
        var failed = Live(world)[0];
        await world.ChangeAsync<Pod>("default", failed.Metadata.Name, p => p.Status.Phase = "Failed", "status");
        await world.UntilAsync(() => Live(world).Count(p => p.Status.Phase != "Failed") == 2);
    }

    [Fact]
    public async Task Orphans_that_match_are_adopted_and_pods_that_no_longer_match_released()
    {
        await using var world = new World("replicaset");
        await world.AddAsync(Make.Pod("orphan", "web"));
        await world.AddAsync(Make.ReplicaSet("web", 2));
        await world.UntilAsync(() => Live(world).Count == 2 && world.Server.Find<Pod>("default", "orphan")!.Metadata.OwnerReferences is { Count: 1 });
        await world.ChangeAsync<Pod>("default", "orphan", p => p.Metadata.Labels = Make.App("other"));
        await world.UntilAsync(() => Live(world).Count == 3 && world.Server.Find<Pod>("default", "orphan")!.Metadata.OwnerReferences is not { Count: > 0 });
    }

    [Fact]
    public async Task Scaling_down_spares_the_ready()
    {
        await using var world = new World("replicaset");
        await world.AddAsync(Make.ReplicaSet("web", 4));
        await world.UntilAsync(() => Live(world).Count == 4);
        var ready = Live(world).Take(2).ToList();
        foreach (var pod in ready) await world.RunPodAsync(pod, "10.244.0.5");
        await world.UntilAsync(() => world.Server.All<ReplicaSet>()[0].Status.ReadyReplicas == 2);
        await world.ChangeAsync<ReplicaSet>("default", "web", s => s.Spec.Replicas = 2);
        await world.UntilAsync(() => Live(world).Count == 2);
        Assert.Equal(ready.Select(p => p.Metadata.Name).Order(), Live(world).Select(p => p.Metadata.Name).Order());
    }

    [Fact]
    public async Task A_refusal_becomes_a_condition_and_goes_when_it_ends()
    {
        await using var world = new World("replicaset");
        world.Server.Fault = (method, path) => method == HttpMethod.Post && path.EndsWith("/pods", StringComparison.Ordinal)
            ? ApiException.Make(403, "Forbidden", "exceeded quota") : null;
        await world.AddAsync(Make.ReplicaSet("web", 10));
        await world.UntilAsync(() => world.Server.All<ReplicaSet>()[0].Status.Conditions?.Exists(c => c is { Type: "ReplicaFailure", Reason: "FailedCreate" }) == true);
        world.Server.Fault = (_, _) => null;
        await world.UntilLaterAsync(() => Live(world).Count == 10 && world.Server.All<ReplicaSet>()[0].Status.Conditions is not { Count: > 0 }, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Replication_controllers_work_the_same()
    {
        await using var world = new World("replicationcontroller");
        await world.AddAsync(new ReplicationController { Metadata = { Name = "rc", Namespace = "default" }, Spec = { Replicas = 2, Selector = Make.App("rc"), Template = Make.Template("rc") } });
        await world.UntilAsync(() => Live(world).Count == 2 && world.Server.All<ReplicationController>()[0].Status.Replicas == 2);
        Assert.All(Live(world), p => Assert.Equal("ReplicationController", p.Metadata.OwnerReferences![0].Kind));
    }
}
