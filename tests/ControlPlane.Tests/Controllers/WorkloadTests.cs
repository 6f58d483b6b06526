using NetKube.ControlPlane.Controllers.CronJobs;
using NetKube.ControlPlane.Controllers.Jobs;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Policy.V1;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class WorkloadTests
{
    private static List<Pod> Live(World world) => [.. world.Server.All<Pod>().Where(p => p.Metadata.DeletionTimestamp is null)];

    private static Job Job(string name, int? completions, int parallelism, string? mode = null) => new()
    {
        Metadata = { Name = name, Namespace = "default" },
        Spec =
        {
            Completions = completions, Parallelism = parallelism, BackoffLimit = 2, CompletionMode = mode ?? "NonIndexed",
            Selector = new LabelSelector { MatchLabels = Make.App(name) },
            Template = new PodTemplateSpec { Metadata = { Labels = Make.App(name) }, Spec = new PodSpec { RestartPolicy = "Never", Containers = [new Container { Name = "c", Image = "job:1" }] } },
        },
    };

    private static Task EndAsync(World world, Pod pod, string phase) => world.ChangeAsync<Pod>("default", pod.Metadata.Name, p => p.Status.Phase = phase, "status");

    private static Job TheJob(World world) => world.Server.All<Job>()[0];

    private static bool Has(Job job, string condition) => job.Status.Conditions?.Exists(c => c.Type == condition && c.Status == "True") == true;

    [Fact]
    public async Task A_daemon_set_has_one_pod_on_every_node_that_suits()
    {
        await using var world = new World("daemonset");
        foreach (var name in new[] { "n1", "n2", "n3" }) await world.AddAsync(Make.Node(name));
        await world.ChangeAsync<Node>("", "n3", n => n.Spec.Taints = [new Taint { Key = "special", Effect = "NoSchedule" }]);
        await world.AddAsync(new DaemonSet { Metadata = { Name = "d", Namespace = "default" }, Spec = { Selector = new LabelSelector { MatchLabels = Make.App("d") }, Template = Make.Template("d"), UpdateStrategy = { Type = "RollingUpdate" } } });
        await world.UntilAsync(() => Live(world).Count == 2 && world.Server.All<DaemonSet>()[0].Status.DesiredNumberScheduled == 2);
        await world.AddAsync(Make.Node("n4"));
        await world.UntilAsync(() => Live(world).Count == 3);
        Assert.All(Live(world), p => Assert.Contains(p.Spec.Tolerations!, t => t.Key == "node.kubernetes.io/unschedulable"));
    }

    [Fact]
    public async Task A_new_template_reaches_daemons_one_node_at_a_time()
    {
        await using var world = new World("daemonset", scheduler: true);
        foreach (var name in new[] { "n1", "n2" }) await world.AddAsync(Make.Node(name), n => n.Status = Make.Node(name).Status);
        await world.AddAsync(new DaemonSet { Metadata = { Name = "d", Namespace = "default" }, Spec = { Selector = new LabelSelector { MatchLabels = Make.App("d") }, Template = Make.Template("d"), UpdateStrategy = { Type = "RollingUpdate" } } });
        await world.UntilAsync(() => Live(world).Count(p => p.Spec.NodeName.Length > 0) == 2);
        Assert.Equal(2, Live(world).Select(p => p.Spec.NodeName).Distinct().Count());
        foreach (var pod in Live(world)) await world.RunPodAsync(pod, "10.244.0.1");
        await world.UntilAsync(() => world.Server.All<DaemonSet>()[0].Status.NumberAvailable == 2);
        await world.ChangeAsync<DaemonSet>("default", "d", d => d.Spec.Template.Spec.Containers![0].Image = "web:2");
        for (var replaced = 1; replaced <= 2; replaced++)
        {
            await world.UntilAsync(() => world.Server.All<Pod>().Count(p => p.Metadata.DeletionTimestamp is not null) == 1);
            await world.FinishPodAsync(world.Server.All<Pod>().Single(p => p.Metadata.DeletionTimestamp is not null));
            await world.UntilAsync(() => Live(world).Exists(p => p.Spec.NodeName.Length > 0 && p.Status.Phase == "Pending"));
            await world.RunPodAsync(Live(world).Single(p => p.Status.Phase == "Pending"), "10.244.0.2");
        }
        await world.UntilAsync(() => world.Server.All<DaemonSet>()[0].Status is { UpdatedNumberScheduled: 2, NumberAvailable: 2 });
        Assert.Equal(2, world.Server.All<ControllerRevision>().Count);
    }

    [Fact]
    public async Task A_job_counts_every_success_once_and_completes()
    {
        await using var world = new World("job");
        await world.AddAsync(Job("j", completions: 3, parallelism: 2));
        for (var done = 0; done < 3; done++)
        {
            await world.UntilAsync(() => Live(world).Exists(p => p.Status.Phase == "Pending"));
            await EndAsync(world, Live(world).First(p => p.Status.Phase == "Pending"), "Succeeded");
        }
        await world.UntilAsync(() => Has(TheJob(world), "Complete"));
        Assert.Equal((3, 0, 0), (TheJob(world).Status.Succeeded, TheJob(world).Status.Active, TheJob(world).Status.Failed));
        Assert.NotNull(TheJob(world).Status.CompletionTime);
        Assert.All(world.Server.All<Pod>(), p => Assert.DoesNotContain(JobController.Tracking, p.Metadata.Finalizers ?? []));
    }

    [Fact]
    public async Task A_job_that_fails_too_often_fails()
    {
        await using var world = new World("job");
        await world.AddAsync(Job("j", completions: 1, parallelism: 1));
        for (var i = 0; i < 3; i++)
        {
            await world.UntilLaterAsync(() => Live(world).Exists(p => p.Status.Phase == "Pending"), TimeSpan.FromSeconds(5));
            await EndAsync(world, Live(world).First(p => p.Status.Phase == "Pending"), "Failed");
        }
        await world.UntilAsync(() => Has(TheJob(world), "Failed"));
        Assert.Contains(TheJob(world).Status.Conditions!, c => c is { Type: "Failed", Reason: "BackoffLimitExceeded" });
        Assert.Equal(3, TheJob(world).Status.Failed);
    }

    [Fact]
    public async Task An_indexed_job_runs_each_index_to_success()
    {
        await using var world = new World("job");
        await world.AddAsync(Job("j", completions: 4, parallelism: 4, mode: "Indexed"));
        await world.UntilAsync(() => Live(world).Count == 4);
        Assert.Equal("0123", string.Concat(Live(world).Select(JobPods.IndexOf).Order()));
        foreach (var pod in Live(world)) await EndAsync(world, pod, "Succeeded");
        await world.UntilAsync(() => Has(TheJob(world), "Complete"));
        Assert.Equal("0-3", TheJob(world).Status.CompletedIndexes);
    }

    [Fact]
    public async Task A_suspended_job_has_no_pods_and_goes_on_when_resumed()
    {
        await using var world = new World("job");
        await world.AddAsync(Job("j", completions: 2, parallelism: 2));
        await world.UntilAsync(() => Live(world).Count == 2);
        await world.ChangeAsync<Job>("default", "j", j => j.Spec.Suspend = true);
        await world.UntilAsync(() => Live(world).Count == 0 && Has(TheJob(world), "Suspended"));
        await world.ChangeAsync<Job>("default", "j", j => j.Spec.Suspend = false);
        await world.UntilLaterAsync(() => Live(world).Count == 2 && !Has(TheJob(world), "Suspended"), TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("0,2,3,4,6", "0,2-4,6")]
    [InlineData("1,2", "1,2")]
    [InlineData("", "")]
    public void Indexes_are_written_as_ranges(string indexes, string text)
    {
        var set = IndexRanges.Parse(indexes);
        Assert.Equal(text, IndexRanges.Format(set));
        Assert.Equal(set, IndexRanges.Parse(text));
    }

    [Theory]
    [InlineData("*/15 * * * *", "2026-01-01T00:07:00Z", "2026-01-01T00:15:00Z")]
    [InlineData("0 9 * * mon-fri", "2026-01-02T10:00:00Z", "2026-01-05T09:00:00Z")]
    [InlineData("30 4 1,15 * 5", "2026-01-03T00:00:00Z", "2026-01-09T04:30:00Z")]
    [InlineData("@monthly", "2026-01-31T23:59:00Z", "2026-02-01T00:00:00Z")]
    [InlineData("0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    public void A_schedule_knows_its_next_time(string schedule, string from, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), CronSchedule.Parse(schedule).After(DateTimeOffset.Parse(from), TimeZoneInfo.Utc));

    [Theory]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("x * * * *")]
    public void A_bad_schedule_is_refused(string schedule) => Assert.Throws<FormatException>(() => CronSchedule.Parse(schedule));

    [Fact]
    public async Task A_cron_job_starts_one_job_a_minute_and_keeps_the_last_three()
    {
        await using var world = new World("cronjob,job");
        await world.AddAsync(new CronJob { Metadata = { Name = "tick", Namespace = "default" }, Spec = { Schedule = "* * * * *", JobTemplate = { Spec = Job("j", 1, 1).Spec } } });
        for (var i = 0; i < 5; i++)
        {
            await world.UntilLaterAsync(() => Live(world).Exists(p => p.Status.Phase == "Pending"), TimeSpan.FromSeconds(10));
            foreach (var pod in Live(world).Where(p => p.Status.Phase == "Pending")) await EndAsync(world, pod, "Succeeded");
            await world.UntilAsync(() => world.Server.All<Job>().All(j => Has(j, "Complete")));
        }
        await world.UntilLaterAsync(() => world.Server.All<Job>().Count(j => Has(j, "Complete")) == 3, TimeSpan.FromSeconds(1));
        Assert.All(world.Server.All<Job>(), j => Assert.Matches("^tick-[0-9]+$", j.Metadata.Name));
    }

    [Fact]
    public async Task A_stateful_set_starts_in_order_and_stops_in_reverse()
    {
        await using var world = new World("statefulset");
        await world.AddAsync(new StatefulSet
        {
            Metadata = { Name = "db", Namespace = "default" },
            Spec =
            {
                Replicas = 2, ServiceName = "db", Selector = new LabelSelector { MatchLabels = Make.App("db") }, Template = Make.Template("db"),
                PodManagementPolicy = "OrderedReady", UpdateStrategy = { Type = "RollingUpdate" },
                VolumeClaimTemplates = [new PersistentVolumeClaim { Metadata = { Name = "data" } }],
            },
        });
        await world.UntilAsync(() => Live(world) is [{ Metadata.Name: "db-0" }]);
        await world.RunPodAsync("default", "db-0", "10.244.0.1");
        await world.UntilAsync(() => Live(world).Count == 2);
        await world.RunPodAsync("default", "db-1", "10.244.0.2");
        Assert.Equal(["data-db-0", "data-db-1"], world.Server.All<PersistentVolumeClaim>().Select(c => c.Metadata.Name).ToArray());
        Assert.Equal("db-1", world.Server.Find<Pod>("default", "db-1")!.Spec.Hostname);
        await world.UntilAsync(() => world.Server.All<StatefulSet>()[0].Status is { ReadyReplicas: 2, CurrentRevision.Length: > 0 });

        await world.ChangeAsync<StatefulSet>("default", "db", s => s.Spec.Template.Spec.Containers![0].Image = "web:2");
        foreach (var name in new[] { "db-1", "db-0" })
        {
            await world.UntilAsync(() => world.Server.All<Pod>().Count(p => p.Metadata.DeletionTimestamp is not null) == 1);
            Assert.Equal(name, world.Server.All<Pod>().Single(p => p.Metadata.DeletionTimestamp is not null).Metadata.Name);
            await world.FinishPodAsync(world.Server.Find<Pod>("default", name)!);
            await world.UntilAsync(() => world.Server.Find<Pod>("default", name)?.Spec.Containers![0].Image == "web:2");
            await world.RunPodAsync("default", name, "10.244.0.3");
        }
        await world.UntilAsync(() => world.Server.All<StatefulSet>()[0].Status is { UpdatedReplicas: 2, ReadyReplicas: 2 } s && s.CurrentRevision == s.UpdateRevision);

        await world.ChangeAsync<StatefulSet>("default", "db", s => s.Spec.Replicas = 0);
        await world.UntilAsync(() => world.Server.Find<Pod>("default", "db-1")!.Metadata.DeletionTimestamp is not null);
        Assert.Null(world.Server.Find<Pod>("default", "db-0")!.Metadata.DeletionTimestamp);
    }

    [Fact]
    public async Task A_budget_says_how_many_may_go()
    {
        await using var world = new World("disruption,replicaset");
        await world.AddAsync(Make.ReplicaSet("web", 3));
        await world.AddAsync(new PodDisruptionBudget { Metadata = { Name = "b", Namespace = "default" }, Spec = { MinAvailable = "50%", Selector = new LabelSelector { MatchLabels = Make.App("web") } } });
        await world.UntilAsync(() => Live(world).Count == 3);
        foreach (var pod in Live(world)) await world.RunPodAsync(pod, "10.244.0.1");
        await world.UntilAsync(() => world.Server.All<PodDisruptionBudget>()[0].Status is { ExpectedPods: 3, DesiredHealthy: 2, CurrentHealthy: 3, DisruptionsAllowed: 1 });
        await world.ChangeAsync<Pod>("default", Live(world)[0].Metadata.Name, p => p.Status.Conditions![0].Status = "False", "status");
        await world.UntilAsync(() => world.Server.All<PodDisruptionBudget>()[0].Status is { CurrentHealthy: 2, DisruptionsAllowed: 0 } s && s.Conditions!.Exists(c => c.Reason == "InsufficientPods"));
    }

    [Fact]
    public async Task An_aggregated_role_has_the_rules_of_all_that_it_selects()
    {
        await using var world = new World("clusterrole-aggregation");
        await world.AddAsync(new ClusterRole { Metadata = { Name = "view" }, AggregationRule = new AggregationRule { ClusterRoleSelectors = [new LabelSelector { MatchLabels = new() { ["to-view"] = "true" } }] } });
        await world.AddAsync(new ClusterRole { Metadata = { Name = "a", Labels = new() { ["to-view"] = "true" } }, Rules = [new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] }] });
        await world.UntilAsync(() => world.Server.Find<ClusterRole>("", "view")!.Rules is [{ Resources: ["pods"] }]);
    }

    [Fact]
    public async Task A_finished_job_is_kept_for_its_time_only()
    {
        await using var world = new World("job,ttl-after-finished");
        var job = Job("j", 1, 1);
        job.Spec.TtlSecondsAfterFinished = 60;
        await world.AddAsync(job);
        await world.UntilAsync(() => Live(world).Count == 1);
        await EndAsync(world, Live(world)[0], "Succeeded");
        await world.UntilAsync(() => Has(TheJob(world), "Complete"));
        await world.UntilLaterAsync(() => TheJob(world).Metadata.DeletionTimestamp is not null, TimeSpan.FromSeconds(10));
        Assert.True(world.Clock.GetUtcNow() >= new DateTimeOffset(2026, 1, 1, 0, 1, 0, TimeSpan.Zero));
    }
}
