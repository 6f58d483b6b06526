using NetKube.NodeAgent.Hollow;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

/// <summary>Every workload controller, the scheduler and the kubelet, as they run together.</summary>
public sealed class WorkloadTests
{
    [Fact]
    public async Task A_deployment_runs_on_all_nodes_and_its_service_finds_it()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 3 });
        await cluster.Client.CreateAsync(Make.Service("web"));
        await cluster.Client.CreateAsync(Make.Deployment("web", 6));
        await cluster.UntilReadyAsync("web", 6);
        var pods = await cluster.PodsAsync("web");
        Assert.Equal(3, pods.Select(p => p.Spec.NodeName).Distinct().Count());
        Assert.Equal(6, pods.Select(p => p.Status.PodIP).Distinct().Count());
        await cluster.Time.AdvanceAsync(2.Seconds());
        var slices = await cluster.Client.ListAsync<EndpointSlice>(new ListRequest { Namespace = "default", LabelSelector = "kubernetes.io/service-name=web" });
        Assert.Equal(pods.Select(p => p.Status.PodIP).Order(), slices.Items.SelectMany(s => s.Endpoints!).SelectMany(e => e.Addresses!).Order());
    }

    [Fact]
    public async Task A_rollout_keeps_its_availability_and_one_that_fails_stands_still()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 2 });
        await cluster.Client.CreateAsync(Make.Deployment("web", 4));
        await cluster.UntilReadyAsync("web", 4);
        cluster.Programs["web:2"] = new HollowProgram { HealthyAfter = 5.Seconds() };
        await cluster.Client.PatchAsync<Deployment>("default", "web", Image("web:2"));
        await cluster.Time.UntilAsync(async () =>
        {
            var status = (await cluster.Client.GetAsync<Deployment>("default", "web")).Status;
            Assert.True(status.AvailableReplicas >= 3, $"only {status.AvailableReplicas} of 4 were available");
            return status is { UpdatedReplicas: 4, Replicas: 4, AvailableReplicas: 4 };
        }, 2.Minutes());

        cluster.Programs["web:3"] = HollowProgram.Missing();
        await cluster.Client.PatchAsync<Deployment>("default", "web", Image("web:3"));
        await cluster.UntilDeployedAsync("web", d => Condition(d, "Progressing") == "ProgressDeadlineExceeded", seconds: 900);
        Assert.True(await cluster.ReadyAsync("web") >= 3);
        Assert.Contains(await cluster.PodsAsync("web"), p => p.Status.ContainerStatuses?[0].State.Waiting?.Reason is "ImagePullBackOff" or "ErrImagePull");
    }

    [Fact]
    public async Task A_stateful_set_starts_in_order_and_a_daemon_set_on_every_node()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 3 });
        await cluster.Client.CreateAsync(Make.StatefulSet("db", 3));
        await cluster.Client.CreateAsync(Make.DaemonSet("agent"));
        await cluster.Time.UntilAsync(async () => (await cluster.Client.GetAsync<StatefulSet>("default", "db")).Status.ReadyReplicas == 3, 60.Seconds());
        Assert.Equal(["db-0", "db-1", "db-2"], (await cluster.PodsAsync("db")).Select(p => p.Metadata.Name).Order());
        await cluster.Time.UntilAsync(async () => (await cluster.Client.GetAsync<DaemonSet>("default", "agent")).Status.NumberReady == 3, 60.Seconds());
        Assert.Equal(3, (await cluster.PodsAsync("agent")).Select(p => p.Spec.NodeName).Distinct().Count());
    }

    [Fact]
    public async Task A_job_ends_a_cron_job_keeps_its_hours_and_a_crash_backs_off()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { StartsAt = new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.Zero) });
        cluster.Programs["work:1"] = HollowProgram.Ends(10.Seconds());
        await cluster.Client.CreateAsync(Make.Job("once", "work:1", completions: 2));
        await cluster.Client.CreateAsync(Make.CronJob("nightly", "0 0 * * *", "work:1"));
        await cluster.Time.UntilAsync(async () => (await cluster.Client.GetAsync<Job>("default", "once")).Status.Succeeded == 2, 2.Minutes());
        await cluster.Time.AdvanceAsync(1.Minutes() * 45);
        var jobs = await cluster.Client.ListAsync<Job>(new ListRequest { Namespace = "default" });
        var nightly = Assert.Single(jobs.Items, j => j.Metadata.Name.StartsWith("nightly-", StringComparison.Ordinal));
        Assert.Equal(1, nightly.Status.Succeeded);
        Assert.Equal(new DateTime(2026, 3, 2, 0, 0, 0), nightly.Metadata.CreationTimestamp!.Value.Utc, 2.Seconds());

        cluster.Programs["bad:1"] = HollowProgram.Ends(1.Seconds(), exitCode: 3);
        await cluster.Client.CreateAsync(Make.Pod("bad", "bad:1"));
        await cluster.Time.AdvanceAsync(10.Minutes());
        var status = (await cluster.Client.GetAsync<Pod>("default", "bad")).Status.ContainerStatuses![0];
        Assert.Equal("CrashLoopBackOff", status.State.Waiting?.Reason);
        Assert.InRange(status.RestartCount, 5, 7); // 10 s, 20 s, … 5 min between them
        Assert.Equal(3, status.LastState.Terminated!.ExitCode);
    }

    [Fact]
    public async Task A_probe_that_fails_takes_a_pod_out_of_its_service_or_restarts_it()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.Client.CreateAsync(Make.Service("web"));
        await cluster.Client.CreateAsync(Make.Deployment("web", 2, adjust: c => (c.ReadinessProbe, c.LivenessProbe) = (Make.HttpProbe(), Make.HttpProbe(30))));
        await cluster.UntilReadyAsync("web", 2);
        var pod = (await cluster.PodsAsync("web"))[0];
        cluster.Node(pod.Spec.NodeName).SetHealth(pod, "c", healthy: false);
        await cluster.UntilReadyAsync("web", 1);
        await cluster.Time.UntilAsync(async () => (await cluster.StatusAsync(pod.Metadata.Name)).ContainerStatuses![0].RestartCount == 1, 3.Minutes());
        await cluster.UntilReadyAsync("web", 2);
    }

    [Fact]
    public async Task A_hook_is_done_whether_or_not_the_container_is_healthy_yet()
    {
        await using var cluster = await TestCluster.StartAsync();
        cluster.Programs["slow:1"] = new HollowProgram { HealthyAfter = 30.Seconds() };
        var hook = new LifecycleHandler { Exec = new ExecAction { Command = ["prepare"] } };
        await cluster.Client.CreateAsync(Make.Pod("slow", "slow:1", c => (c.Lifecycle, c.ReadinessProbe) = (new Lifecycle { PostStart = hook }, Make.HttpProbe())));
        await cluster.Time.AdvanceAsync(10.Seconds());
        var status = (await cluster.StatusAsync("slow")).ContainerStatuses![0];
        Assert.Equal((0, false), (status.RestartCount, status.Ready));
        await cluster.Time.AdvanceAsync(30.Seconds());
        Assert.True((await cluster.StatusAsync("slow")).ContainerStatuses![0].Ready);
    }

    [Fact]
    public async Task A_pod_waits_for_its_config_map()
    {
        await using var cluster = await TestCluster.StartAsync();
        var settings = new EnvFromSource { ConfigMapRef = new ConfigMapEnvSource { LocalObjectReference = { Name = "settings" } } };
        await cluster.Client.CreateAsync(Make.Pod("reader", adjust: c => c.EnvFrom = [settings]));
        await cluster.Time.AdvanceAsync(20.Seconds());
        Assert.Equal("CreateContainerConfigError", (await cluster.StatusAsync("reader")).ContainerStatuses![0].State.Waiting?.Reason);
        await cluster.Client.CreateAsync(new ConfigMap { Metadata = { Name = "settings", Namespace = "default" } });
        await cluster.UntilRunningAsync("reader");
    }

    [Fact]
    public async Task A_pod_that_fits_nowhere_waits_and_is_tried_again_when_there_is_room()
    {
        await using var cluster = await TestCluster.StartAsync(new TestClusterOptions { Node = n => n with { Cpus = 2 } });
        Action<Container> big = c => c.Resources.Requests = new Dictionary<string, Quantity> { ["cpu"] = Quantity.Parse("1500m") };
        await cluster.Client.CreateAsync(Make.Pod("first", adjust: big));
        await cluster.UntilRunningAsync("first");
        await cluster.Client.CreateAsync(Make.Pod("second", adjust: big));
        await cluster.Time.AdvanceAsync(1.Minutes());
        var refused = (await cluster.StatusAsync("second")).Conditions!.Find(c => c.Type == "PodScheduled")!;
        Assert.Equal(("Unschedulable", true), (refused.Reason, refused.Message.Contains("Insufficient cpu", StringComparison.Ordinal)));
        await cluster.Client.DeleteAsync<Pod>("default", "first");
        await cluster.UntilRunningAsync("second");
    }

    [Fact]
    public async Task Deleting_a_namespace_leaves_nothing_of_it_and_of_an_owner_nothing_that_it_owned()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.Client.CreateAsync(new Namespace { Metadata = { Name = "team" } });
        await cluster.Time.SettleAsync();
        var deployment = Make.Deployment("web", 3);
        deployment.Metadata.Namespace = "team";
        await cluster.Client.CreateAsync(deployment);
        await cluster.Client.CreateAsync(Make.Deployment("other", 1));
        await cluster.UntilReadyAsync("other", 1);
        await cluster.Client.DeleteAsync<Namespace>(null, "team");
        await cluster.Client.DeleteAsync<Deployment>("default", "other");
        await cluster.Time.UntilAsync(async () => await cluster.Client.FindAsync<Namespace>(null, "team") is null, 2.Minutes());
        await cluster.Time.AdvanceAsync(1.Minutes());
        Assert.Empty((await cluster.Client.ListAsync<Pod>(new ListRequest())).Items);
        Assert.Empty((await cluster.Client.ListAsync<ReplicaSet>(new ListRequest())).Items);
    }

    private static PatchBody Image(string image) => new(
        PatchKind.StrategicMerge,
        """{"spec":{"template":{"spec":{"containers":[{"name":"c","image":"IMAGE"}]}}}}""".Replace("IMAGE", image, StringComparison.Ordinal));

    private static string? Condition(Deployment deployment, string type) => deployment.Status.Conditions?.Find(c => c.Type == type)?.Reason;
}
