using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Probes;
using NetKube.Shared.Api;
using static NetKube.NodeAgent.Tests.Pods.PodYardstick;

namespace NetKube.NodeAgent.Tests.Pods;

public sealed class PodPlannerTests
{
    [Theory]
    // policy, what is seen, the plan
    [InlineData("Always", "", "create-sandbox")]
    [InlineData("Always", "sandbox", "start:app#0")]
    [InlineData("Always", "sandbox app", "")]
    [InlineData("Always", "sandbox app:exited:0", "start:app#1")]
    [InlineData("Always", "sandbox app:exited:1#4", "start:app#5")]
    [InlineData("OnFailure", "sandbox app:exited:1", "start:app#1")]
    [InlineData("OnFailure", "sandbox app:exited:0", "stop-sandbox ended")]
    [InlineData("Never", "sandbox app:exited:1", "stop-sandbox ended")]
    [InlineData("Never", "sandbox app:exited:0", "stop-sandbox ended")]
    [InlineData("Never", "sandbox:exited app:exited:0", "ended")]
    [InlineData("Always", "sandbox:exited app", "kill:app")]
    [InlineData("Always", "sandbox:exited app:exited:137", "create-sandbox")]
    [InlineData("Always", "sandbox app:old:137", "start:app#1")]
    [InlineData("Never", "sandbox app:created", "remove:app-0 start:app#0")]
    [InlineData("Always", "sandbox app#2 app:exited:1#1 app:exited:1#0", "remove:app-0")]
    public void One_container(string policy, string seen, string plan) =>
        Assert.Equal(plan, Describe(PodPlanner.Plan(Pod(policy), Seen(seen), new PodMemory(), Now)));

    [Theory]
    [InlineData("Always", "sandbox", "start:i1#0")]
    [InlineData("Always", "sandbox i1", "")]
    [InlineData("Always", "sandbox i1:exited:0", "start:i2#0")]
    [InlineData("Always", "sandbox i1:exited:1", "start:i1#1")]
    [InlineData("Never", "sandbox i1:exited:1", "stop-sandbox ended")]
    [InlineData("Always", "sandbox i1:exited:0 i2:exited:0", "start:app#0")]
    [InlineData("Always", "sandbox app", "")]
    [InlineData("Always", "sandbox i1:old:0 i2:old:0 app:old:0", "start:i1#1")]
    public void Init_containers_run_one_after_another(string policy, string seen, string plan) =>
        Assert.Equal(plan, Describe(PodPlanner.Plan(Pod(policy, init: ["i1", "i2"]), Seen(seen), new PodMemory(), Now)));

    [Theory]
    [InlineData("sandbox", "start:side#0")]
    [InlineData("sandbox side", "start:app#0")]
    [InlineData("sandbox side:exited:0 app", "start:side#1")]
    [InlineData("sandbox side app", "")]
    public void Sidecars_run_as_long_as_the_pod(string seen, string plan) =>
        Assert.Equal(plan, Describe(PodPlanner.Plan(Pod(sidecars: ["side"]), Seen(seen), new PodMemory(), Now)));

    [Fact]
    public void A_job_with_a_sidecar_ends_when_its_containers_do()
    {
        var pod = Pod("Never", sidecars: ["s1", "s2"]);
        Assert.Equal("kill:s2", Describe(PodPlanner.Plan(pod, Seen("sandbox s1 s2 app:exited:0"), new PodMemory(), Now)));
        Assert.Equal("kill:s1", Describe(PodPlanner.Plan(pod, Seen("sandbox s1 s2:exited:0 app:exited:0"), new PodMemory(), Now)));
        Assert.Equal("stop-sandbox ended", Describe(PodPlanner.Plan(pod, Seen("sandbox s1:exited:0 s2:exited:0 app:exited:0"), new PodMemory(), Now)));
    }

    [Fact]
    public void A_deleted_pod_loses_its_containers_then_its_sandbox()
    {
        var pod = Pod();
        pod.Metadata.DeletionTimestamp = Time.From(Now);
        pod.Metadata.DeletionGracePeriodSeconds = 7;
        var plan = PodPlanner.Plan(pod, Seen("sandbox app"), new PodMemory(), Now);
        Assert.Equal("kill:app", Describe(plan));
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(plan.Kill).Grace);
        var memory = new PodMemory();
        memory.Dying.Add("app-0");
        Assert.Equal("", Describe(PodPlanner.Plan(pod, Seen("sandbox app"), memory, Now)));
        Assert.Equal("stop-sandbox ended", Describe(PodPlanner.Plan(pod, Seen("sandbox app:exited:0"), new PodMemory(), Now)));
        Assert.Equal("ended", Describe(PodPlanner.Plan(pod, Seen("sandbox:exited app:exited:0"), new PodMemory(), Now)));
        Assert.Equal("ended", Describe(PodPlanner.Plan(pod, ObservedPod.Nothing, new PodMemory(), Now)));
    }

    [Fact]
    public void A_container_that_fails_its_liveness_probe_is_killed()
    {
        var memory = new PodMemory();
        memory.Probes.Set("app-0", ProbeKind.Liveness, healthy: false);
        var plan = PodPlanner.Plan(Pod(), Seen("sandbox app"), memory, Now);
        Assert.Equal("kill:app", Describe(plan));
        Assert.Contains("failed liveness probe", plan.Kill[0].Message);
    }

    [Fact]
    public void A_container_whose_image_changed_is_replaced()
    {
        var pod = Pod();
        pod.Spec.Containers![0].Image = "img:2";
        Assert.Equal("kill:app", Describe(PodPlanner.Plan(pod, Seen("sandbox app"), new PodMemory(), Now)));
    }

    [Fact]
    public void A_crash_is_retried_at_once_and_then_ever_later()
    {
        var memory = new PodMemory();
        Assert.Equal("start:app#1", Describe(PodPlanner.Plan(Pod(), Seen("sandbox app:exited:1"), memory, Now)));
        memory.Crashes.Next("app", Now);
        var plan = PodPlanner.Plan(Pod(), Seen("sandbox app:exited:1#1"), memory, Now);
        Assert.Equal("wait:app:CrashLoopBackOff", Describe(plan));
        Assert.Equal(Now.AddSeconds(10), plan.WakeAt);
        Assert.Equal("back-off 10s restarting failed container=app pod=web_default(uid-1)", plan.Waiting["app"].Message);
        Assert.Equal("start:app#2", Describe(PodPlanner.Plan(Pod(), Seen("sandbox app:exited:1#1"), memory, Now.AddSeconds(10))));
    }

    [Fact]
    public void The_count_goes_on_when_the_engine_lost_the_container()
    {
        var pod = Pod();
        pod.Status.ContainerStatuses = [new() { Name = "app", ContainerID = "docker://x", RestartCount = 3 }];
        Assert.Equal("start:app#4", Describe(PodPlanner.Plan(pod, Seen("sandbox"), new PodMemory(), Now)));
    }

    [Fact]
    public void A_failed_pull_is_shown_as_failed_and_then_as_waiting()
    {
        var memory = new PodMemory();
        memory.Problems["app"] = new ContainerProblem("ErrImagePull", "no such host", Now, Now.AddSeconds(10));
        Assert.Equal("wait:app:ErrImagePull", Describe(PodPlanner.Plan(Pod(), Seen("sandbox"), memory, Now)));
        Assert.Equal("wait:app:ImagePullBackOff", Describe(PodPlanner.Plan(Pod(), Seen("sandbox"), memory, Now.AddSeconds(6))));
        Assert.Equal("start:app#0", Describe(PodPlanner.Plan(Pod(), Seen("sandbox"), memory, Now.AddSeconds(10))));
    }
}
