using System.Net;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Probes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using static NetKube.NodeAgent.Tests.Pods.PodYardstick;

namespace NetKube.NodeAgent.Tests.Pods;

public sealed class PodStatusTests
{
    private static readonly StatusSettings Settings = new() { RuntimeName = "docker", HostAddresses = ["10.0.0.1"] };

    [Theory]
    // policy, what is seen, phase, conditions that are true, container states
    [InlineData("Always", "", "Pending", "Initialized PodScheduled", "app:Waiting:ContainerCreating")]
    [InlineData("Always", "sandbox", "Pending", "PodReadyToStartContainers Initialized PodScheduled", "app:Waiting:ContainerCreating")]
    [InlineData("Always", "sandbox app", "Running", "PodReadyToStartContainers Initialized Ready ContainersReady PodScheduled", "app:Running")]
    [InlineData("Always", "sandbox app:exited:1", "Running", "PodReadyToStartContainers Initialized PodScheduled", "app:Terminated:Error")]
    [InlineData("OnFailure", "sandbox app:exited:1", "Running", "PodReadyToStartContainers Initialized PodScheduled", "app:Terminated:Error")]
    [InlineData("Never", "sandbox:exited app:exited:1", "Failed", "Initialized PodScheduled", "app:Terminated:Error")]
    [InlineData("Never", "sandbox:exited app:exited:0", "Succeeded", "Initialized PodScheduled", "app:Terminated:Completed")]
    [InlineData("OnFailure", "sandbox:exited app:exited:0", "Succeeded", "Initialized PodScheduled", "app:Terminated:Completed")]
    public void Phase_and_conditions_follow_from_what_is_seen(string policy, string seen, string phase, string conditions, string states)
    {
        var status = Render(Pod(policy), seen);
        Assert.Equal(phase, status.Phase);
        Assert.Equal(conditions, string.Join(' ', status.Conditions!.Where(c => c.Status == "True").Select(c => c.Type)));
        Assert.Equal(states, string.Join(' ', status.ContainerStatuses!.Select(Describe)));
    }

    [Theory]
    [InlineData("Always", "sandbox i1", "Pending", "app:Waiting:PodInitializing")]
    [InlineData("Always", "sandbox i1:exited:1", "Pending", "app:Waiting:PodInitializing")]
    [InlineData("Never", "sandbox:exited i1:exited:1", "Failed", "app:Waiting:PodInitializing")]
    [InlineData("Always", "sandbox i1:exited:0 app", "Running", "app:Running")]
    public void Until_init_containers_succeed_the_pod_is_pending(string policy, string seen, string phase, string states)
    {
        var status = Render(Pod(policy, init: ["i1"]), seen);
        Assert.Equal(phase, status.Phase);
        Assert.Equal(states, string.Join(' ', status.ContainerStatuses!.Select(Describe)));
        Assert.Equal(seen.Contains("app"), status.Conditions!.Single(c => c.Type == "Initialized").Status == "True");
    }

    [Fact]
    public void A_crash_loop_shows_the_wait_and_the_last_end()
    {
        var memory = new PodMemory();
        memory.Crashes.Next("app", Now);
        var status = Render(Pod(), "sandbox app:exited:3#1", memory);
        var app = Assert.Single(status.ContainerStatuses!);
        Assert.Equal("CrashLoopBackOff", app.State.Waiting!.Reason);
        Assert.Equal(3, app.LastState.Terminated!.ExitCode);
        Assert.Equal((1, false, "Running"), (app.RestartCount, app.Ready, status.Phase));
    }

    [Fact]
    public void A_readiness_probe_decides_whether_it_is_ready()
    {
        var pod = Pod();
        pod.Spec.Containers![0].ReadinessProbe = new Probe();
        var memory = new PodMemory();
        var unready = Render(pod, "sandbox app", memory);
        Assert.False(unready.ContainerStatuses![0].Ready);
        Assert.Equal("containers with unready status: [app]", unready.Conditions!.Single(c => c.Type == "Ready").Message);
        memory.Probes.Set("app-0", ProbeKind.Readiness, healthy: true);
        Assert.True(Render(pod, "sandbox app", memory).ContainerStatuses![0].Ready);
    }

    [Fact]
    public void A_startup_probe_holds_back_started_and_ready()
    {
        var pod = Pod();
        pod.Spec.Containers![0].StartupProbe = new Probe();
        var memory = new PodMemory();
        Assert.False(Render(pod, "sandbox app", memory).ContainerStatuses![0].Started);
        memory.Probes.Set("app-0", ProbeKind.Startup, healthy: true);
        Assert.True(Render(pod, "sandbox app", memory).ContainerStatuses![0].Started);
    }

    [Fact]
    public void Conditions_of_others_and_times_of_unchanged_ones_are_kept()
    {
        var pod = Pod();
        var earlier = Time.From(Now.AddHours(-1));
        pod.Status.Conditions =
        [
            new() { Type = "Ready", Status = "True", LastTransitionTime = earlier },
            new() { Type = "Initialized", Status = "False", LastTransitionTime = earlier },
            new() { Type = "example.com/gate", Status = "True" },
        ];
        var conditions = Render(pod, "sandbox app").Conditions!;
        Assert.Equal(earlier, conditions.Single(c => c.Type == "Ready").LastTransitionTime);
        Assert.Equal(Time.From(Now), conditions.Single(c => c.Type == "Initialized").LastTransitionTime);
        Assert.Contains(conditions, c => c.Type == "example.com/gate");
    }

    [Fact]
    public void A_readiness_gate_that_nobody_set_keeps_the_pod_unready()
    {
        var pod = Pod();
        pod.Spec.ReadinessGates = [new() { ConditionType = "example.com/gate" }];
        var ready = Render(pod, "sandbox app").Conditions!.Single(c => c.Type == "Ready");
        Assert.Equal(("False", "ReadinessGatesNotReady"), (ready.Status, ready.Reason));
    }

    [Fact]
    public void Addresses_are_the_pods_and_the_hosts()
    {
        var memory = new PodMemory { Addresses = [IPAddress.Parse("10.244.1.5")] };
        var status = Render(Pod(), "sandbox app", memory);
        Assert.Equal(("10.244.1.5", "10.0.0.1"), (status.PodIP, status.HostIP));
        var host = Pod();
        host.Spec.HostNetwork = true;
        Assert.Equal("10.0.0.1", Render(host, "sandbox app").PodIP);
    }

    [Fact]
    public void A_terminal_phase_is_final()
    {
        var pod = Pod("Never");
        pod.Status.Phase = "Succeeded";
        Assert.Equal("Succeeded", Render(pod, "").Phase);
    }

    [Fact]
    public void A_status_rendered_again_is_the_same()
    {
        var pod = Pod();
        pod.Status = Render(pod, "sandbox app");
        var again = Render(pod, "sandbox app");
        Assert.Equal(Shared.Serialization.JsonOutput.Encode(pod.Status), Shared.Serialization.JsonOutput.Encode(again));
    }

    private static PodStatus Render(Pod pod, string seen, PodMemory? memory = null)
    {
        memory ??= new PodMemory { Addresses = [IPAddress.Parse("10.244.1.5")] };
        var observed = Seen(seen);
        return PodStatusRendering.Render(pod, observed, memory, PodPlanner.Plan(pod, observed, memory, Now), Settings, Now);
    }

    private static string Describe(ContainerStatus status) => status switch
    {
        { State.Waiting: { } waiting } => $"{status.Name}:Waiting:{waiting.Reason}",
        { State.Terminated: { } ended } => $"{status.Name}:Terminated:{ended.Reason}",
        _ => $"{status.Name}:Running",
    };
}
