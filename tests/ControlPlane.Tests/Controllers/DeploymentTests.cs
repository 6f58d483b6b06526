using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class DeploymentTests
{
    private const string Loops = "deployment,replicaset";

    private static List<Pod> Live(World world) => [.. world.Server.All<Pod>().Where(p => p.Metadata.DeletionTimestamp is null)];

    private static async Task RunAllAsync(World world)
    {
        foreach (var pod in Live(world).Where(p => p.Status.Phase == "Pending")) await world.RunPodAsync(pod, "10.244.0.9");
        foreach (var pod in world.Server.All<Pod>().Where(p => p.Metadata.DeletionTimestamp is not null)) await world.FinishPodAsync(pod);
    }

    /// <summary>Plays the agents until the rollout is complete; checks the bounds at every step.</summary>
    private static async Task RollAsync(World world, string image, int least, int most)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            var pods = Live(world);
            // As in Kubernetes, surge bounds what the sets are asked for; a set may be a moment late in deleting.
            Assert.InRange(world.Server.All<ReplicaSet>().Sum(s => s.Spec.Replicas ?? 1), 0, most);
            Assert.True(pods.Count(p => p.Status.Phase == "Running") >= least);
            await RunAllAsync(world);
            var deployment = world.Server.All<Deployment>().Single();
            if (deployment.Status.UpdatedReplicas == deployment.Spec.Replicas && deployment.Status.Replicas == deployment.Spec.Replicas
                && deployment.Status.AvailableReplicas == deployment.Spec.Replicas && Live(world).TrueForAll(p => p.Spec.Containers![0].Image == image)) return;
            await Task.Delay(2, limit.Token);
        }
    }

    [Fact]
    public async Task A_deployment_makes_one_replica_set_and_its_pods()
    {
        await using var world = new World(Loops);
        await world.AddAsync(Make.Deployment("web", 3));
        await world.UntilAsync(() => Live(world).Count == 3);
        await RunAllAsync(world);
        await world.UntilAsync(() => world.Server.All<Deployment>()[0].Status.AvailableReplicas == 3);

        var deployment = world.Server.All<Deployment>()[0];
        var set = Assert.Single(world.Server.All<ReplicaSet>());
        var hash = set.Metadata.Labels!["pod-template-hash"];
        Assert.Equal($"web-{hash}", set.Metadata.Name);
        Assert.Matches("^[bcdfghjklmnpqrstvwxz2456789]+$", hash);
        Assert.All(Live(world), p => Assert.StartsWith(set.Metadata.Name + "-", p.Metadata.Name, StringComparison.Ordinal));
        Assert.All(Live(world), p => Assert.Equal(hash, p.Metadata.Labels!["pod-template-hash"]));
        Assert.Equal("1", deployment.Metadata.Annotations!["deployment.kubernetes.io/revision"]);
        await world.UntilAsync(() => world.Server.All<Deployment>()[0].Status.Conditions!.Exists(c => c is { Type: "Progressing", Reason: "NewReplicaSetAvailable", Status: "True" }));
        Assert.Contains(world.Server.All<Deployment>()[0].Status.Conditions!, c => c is { Type: "Available", Reason: "MinimumReplicasAvailable", Status: "True" });
        Assert.Equal(3, world.Server.Writes.Count(w => w == "POST /api/v1/namespaces/default/pods"));
    }

    [Theory]
    [InlineData(1, 0, 4, 4, 5)]
    [InlineData(0, 1, 4, 3, 4)]
    [InlineData(2, 2, 4, 2, 6)]
    public async Task A_rolling_update_stays_within_surge_and_unavailability(int surge, int unavailable, int replicas, int least, int most)
    {
        await using var world = new World(Loops);
        await world.AddAsync(Make.Deployment("web", replicas, surge, unavailable));
        await world.UntilAsync(() => Live(world).Count == replicas);
        await RollAsync(world, "web:1", 0, replicas);
        await world.ChangeAsync<Deployment>("default", "web", d => d.Spec.Template.Spec.Containers![0].Image = "web:2");
        await RollAsync(world, "web:2", least, most);

        Assert.Equal(2, world.Server.All<ReplicaSet>().Count);
        Assert.Equal("2", world.Server.All<Deployment>()[0].Metadata.Annotations!["deployment.kubernetes.io/revision"]);
    }

    [Fact]
    public async Task Going_back_to_an_old_template_reuses_its_replica_set_under_a_new_revision()
    {
        await using var world = new World(Loops);
        await world.AddAsync(Make.Deployment("web", 1));
        await world.UntilAsync(() => Live(world).Count == 1);
        await RollAsync(world, "web:1", 0, 1);
        await world.ChangeAsync<Deployment>("default", "web", d => d.Spec.Template.Spec.Containers![0].Image = "web:2");
        await RollAsync(world, "web:2", 0, 2);
        await world.ChangeAsync<Deployment>("default", "web", d => d.Spec.Template.Spec.Containers![0].Image = "web:1");
        await RollAsync(world, "web:1", 0, 2);

        Assert.Equal(2, world.Server.All<ReplicaSet>().Count);
        var active = world.Server.All<ReplicaSet>().Single(s => s.Spec.Replicas == 1);
        Assert.Equal("3", active.Metadata.Annotations!["deployment.kubernetes.io/revision"]);
        Assert.Equal("1", active.Metadata.Annotations["deployment.kubernetes.io/revision-history"]);
    }

    [Fact]
    public async Task Recreate_starts_no_new_pod_before_the_last_old_one_is_gone()
    {
        await using var world = new World(Loops);
        var deployment = Make.Deployment("web", 2);
        deployment.Spec.Strategy = new DeploymentStrategy { Type = "Recreate" };
        await world.AddAsync(deployment);
        await world.UntilAsync(() => Live(world).Count == 2);
        await RunAllAsync(world);
        await world.ChangeAsync<Deployment>("default", "web", d => d.Spec.Template.Spec.Containers![0].Image = "web:2");
        await world.UntilAsync(() => Live(world).Count == 0);
        var ending = world.Server.All<Pod>();
        Assert.Equal(2, ending.Count);
        await world.FinishPodAsync(ending[0]);
        Assert.DoesNotContain(world.Server.All<Pod>(), p => p.Spec.Containers![0].Image == "web:2");
        await world.FinishPodAsync(ending[1]);
        await world.UntilAsync(() => Live(world).Count(p => p.Spec.Containers![0].Image == "web:2") == 2);
    }

    [Fact]
    public async Task A_paused_deployment_scales_but_does_not_roll()
    {
        await using var world = new World(Loops);
        await world.AddAsync(Make.Deployment("web", 1));
        await world.UntilAsync(() => Live(world).Count == 1);
        await world.ChangeAsync<Deployment>("default", "web", d =>
        {
            d.Spec.Paused = true;
            d.Spec.Replicas = 3;
            d.Spec.Template.Spec.Containers![0].Image = "web:2";
        });
        await world.UntilAsync(() => Live(world).Count == 3);
        Assert.All(Live(world), p => Assert.Equal("web:1", p.Spec.Containers![0].Image));
        await world.UntilAsync(() => world.Server.All<Deployment>()[0].Status.Conditions!.Exists(c => c is { Type: "Progressing", Reason: "DeploymentPaused" }));
    }

    [Fact]
    public async Task A_rollout_that_does_not_progress_fails_its_deadline()
    {
        await using var world = new World(Loops);
        await world.AddAsync(Make.Deployment("web", 1));
        await world.UntilAsync(() => Live(world).Count == 1);
        await world.UntilLaterAsync(() => world.Server.All<Deployment>()[0].Status.Conditions?.Exists(c => c is { Type: "Progressing", Status: "False", Reason: "ProgressDeadlineExceeded" }) == true, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Old_replica_sets_beyond_the_history_limit_are_deleted()
    {
        await using var world = new World(Loops);
        var deployment = Make.Deployment("web", 1);
        deployment.Spec.RevisionHistoryLimit = 1;
        await world.AddAsync(deployment);
        await world.UntilAsync(() => Live(world).Count == 1);
        await RollAsync(world, "web:1", 0, 1);
        foreach (var image in new[] { "web:2", "web:3", "web:4" })
        {
            await world.ChangeAsync<Deployment>("default", "web", d => d.Spec.Template.Spec.Containers![0].Image = image);
            await RollAsync(world, image, 0, 2);
        }
        await world.UntilAsync(() => world.Server.All<ReplicaSet>().Count == 2);
    }
}
