using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Tests.Runtime;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.NodeAgent.Tests.Pods;

/// <summary>Pods from birth to death over a real engine.</summary>
[Trait("needs", "docker")]
public sealed class PodLifeTests(DockerFixture docker)
{
    [Fact]
    public async Task A_pod_runs_and_goes_without_a_trace()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("trap 'exit 0' TERM; echo listening; while :; do sleep 1 & wait $!; done");
        var begin = TimeProvider.System.GetTimestamp();
        node.Apply(pod);
        var status = await node.UntilAsync(pod, s => s.Phase == "Running");
        var took = TimeProvider.System.GetElapsedTime(begin);
        TestContext.Current.TestOutputHelper?.WriteLine($"created to running: {took.TotalMilliseconds:0} ms");
        Assert.True(took < TimeSpan.FromSeconds(5));
        Assert.Equal("127.0.0.1", status.PodIP);
        Assert.All(status.Conditions!, c => Assert.Equal("True", c.Status));
        Assert.StartsWith("docker://", status.ContainerStatuses![0].ContainerID);
        await node.UntilSaidAsync(status, "listening"); // a first process without a handler would not get the signal
        node.Delete(pod, grace: 10);
        await node.UntilRemovedAsync(pod, seconds: 8);
        Assert.Equal("Completed", node.Get(pod).Status.ContainerStatuses![0].State.Terminated!.Reason);
        Assert.Empty(await (await docker.RuntimeAsync()).Containers.ListAsync(ContainerLabels.OfNode("test", node.Name), CancellationToken.None));
        Assert.Empty(node.Attached);
        Assert.False(Directory.Exists(Path.Combine(node.Folder, "pods", pod.Metadata.Uid)));
        foreach (var reason in new[] { "Pulled", "Created", "Started", "Killing" }) Assert.Contains(node.Events, e => e.StartsWith($"Normal {reason} "));
    }

    [Fact]
    public async Task What_does_not_end_by_itself_is_killed_after_the_grace_period()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("trap '' TERM; while :; do sleep 1; done");
        node.Apply(pod);
        await node.UntilAsync(pod, s => s.Phase == "Running");
        node.Delete(pod, grace: 600);
        await node.UntilAsync(pod, _ => node.Events.Any(e => e.Contains("Killing")));
        node.Delete(pod, grace: 1); // hurried
        await node.UntilRemovedAsync(pod, seconds: 10);
        Assert.Equal(137, node.Get(pod).Status.ContainerStatuses![0].State.Terminated!.ExitCode);
    }

    [Fact]
    public async Task Init_containers_run_first_and_a_job_succeeds()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("cat /work/said; echo last words > /dev/termination-log", p =>
        {
            p.Spec.RestartPolicy = "Never";
            p.Spec.Volumes = [new() { Name = "work", VolumeSource = new() { EmptyDir = new() } }];
            p.Spec.InitContainers = [FakeNode.NewContainer("init", "echo from-init > /work/said")];
            foreach (var c in p.Spec.InitContainers.Concat(p.Spec.Containers!)) c.VolumeMounts = [new() { Name = "work", MountPath = "/work" }];
        });
        node.Apply(pod);
        var status = await node.UntilAsync(pod, s => s.Phase == "Succeeded");
        var app = status.ContainerStatuses![0];
        Assert.Equal("from-init\n", await node.LogAsync(app.ContainerID));
        Assert.Equal("last words\n", app.State.Terminated!.Message);
        Assert.True(status.InitContainerStatuses![0].Ready);
        Assert.Equal("PodCompleted", status.Conditions!.Single(c => c.Type == "Ready").Reason);
    }

    [Fact]
    public async Task A_crashing_container_is_started_again_and_then_waits()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("exit 3");
        node.Apply(pod);
        var status = await node.UntilAsync(pod, s => s.ContainerStatuses?[0].State.Waiting?.Reason == "CrashLoopBackOff");
        Assert.Equal(1, status.ContainerStatuses![0].RestartCount);
        Assert.Equal(3, status.ContainerStatuses![0].LastState.Terminated!.ExitCode);
        await node.UntilAsync(pod, _ => node.Events.Any(e => e.StartsWith("Warning BackOff")));
    }

    [Fact]
    public async Task A_container_sees_its_variables_files_names_and_identity()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.ConfigMaps["settings"] = new ConfigMap { Metadata = new ObjectMeta { Name = "settings" }, Data = new() { ["level"] = "debug" } };
        node.Start();
        var pod = node.NewPod("echo $LEVEL $IP $BOTH; cat /etc/config/level /token/token; hostname; cat /etc/resolv.conf; id -u; echo $0 $1", p =>
        {
            p.Spec.RestartPolicy = "Never";
            p.Spec.SecurityContext = new PodSecurityContext { RunAsUser = 1234 };
            p.Spec.Volumes =
            [
                new() { Name = "config", VolumeSource = new() { ConfigMap = new() { LocalObjectReference = new() { Name = "settings" } } } },
                new() { Name = "token", VolumeSource = new() { Projected = new() { Sources = [new() { ServiceAccountToken = new() { Path = "token" } }] } } },
            ];
            var app = p.Spec.Containers![0];
            app.Args = ["$(LEVEL)", "$$(LEVEL)"];
            app.VolumeMounts = [new() { Name = "config", MountPath = "/etc/config", ReadOnly = true }, new() { Name = "token", MountPath = "/token" }];
            app.Env =
            [
                new() { Name = "LEVEL", ValueFrom = new() { ConfigMapKeyRef = new() { LocalObjectReference = new() { Name = "settings" }, Key = "level" } } },
                new() { Name = "IP", ValueFrom = new() { FieldRef = new() { FieldPath = "status.podIP" } } },
                new() { Name = "BOTH", Value = "$(LEVEL)-$(IP)" },
            ];
        });
        node.Apply(pod);
        var status = await node.UntilAsync(pod, s => s.Phase is "Succeeded" or "Failed");
        Assert.Equal(
            $"debug 127.0.0.1 debug-127.0.0.1\ndebugtoken{pod.Metadata.Name}\nsearch default.svc.cluster.local svc.cluster.local cluster.local\n" +
            "nameserver 10.96.0.10\noptions ndots:5\n1234\ndebug $(LEVEL)\n",
            string.Join('\n', (await node.LogAsync(status.ContainerStatuses![0].ContainerID)).Split('\n')));
    }

    [Fact]
    public async Task A_missing_config_map_is_waited_for()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("sleep 1000", p => p.Spec.Containers![0].EnvFrom =
            [new() { ConfigMapRef = new() { LocalObjectReference = new() { Name = "later" } } }]);
        node.Apply(pod);
        var status = await node.UntilAsync(pod, s => s.ContainerStatuses?[0].State.Waiting?.Reason == "CreateContainerConfigError");
        Assert.Equal("configmap \"later\" not found", status.ContainerStatuses![0].State.Waiting!.Message);
        node.ConfigMaps["later"] = new ConfigMap();
        await node.UntilAsync(pod, s => s.Phase == "Running");
    }

    [Theory]
    [InlineData("netkube/none:1", "Never", "ErrImageNeverPull")]
    [InlineData("127.0.0.1:1/none:1", "IfNotPresent", "ErrImagePull")]
    [InlineData("Not An Image", "IfNotPresent", "InvalidImageName")]
    public async Task An_image_that_cannot_be_had_is_told_of(string image, string policy, string reason)
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("true", p =>
        {
            p.Spec.Containers![0].Image = image;
            p.Spec.Containers[0].ImagePullPolicy = policy;
        });
        node.Apply(pod);
        var status = await node.UntilAsync(pod, s => s.ContainerStatuses?[0].State.Waiting?.Reason == reason);
        Assert.Equal("Pending", status.Phase);
    }

    [Fact]
    public async Task A_failing_liveness_probe_restarts_the_container_and_readiness_follows_its_probe()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("touch /tmp/live; sleep 1000", p =>
        {
            p.Spec.TerminationGracePeriodSeconds = 1;
            p.Spec.Containers![0].ReadinessProbe = new Probe { ProbeHandler = new() { Exec = new() { Command = ["/bin/test", "-e", "/tmp/live"] } }, PeriodSeconds = 1 };
            p.Spec.Containers![0].LivenessProbe = new Probe
            {
                ProbeHandler = new() { Exec = new() { Command = ["/bin/sh", "-c", "test ! -e /tmp/sick"] } }, PeriodSeconds = 1, FailureThreshold = 1,
            };
        });
        node.Apply(pod);
        var status = await node.UntilAsync(pod, s => s.ContainerStatuses?[0].Ready == true);
        var runtime = await docker.RuntimeAsync();
        await using (var exec = await runtime.Streams.ExecAsync(status.ContainerStatuses![0].ContainerID["docker://".Length..], new() { Command = ["/bin/touch", "/tmp/sick"] }, CancellationToken.None))
        {
            await foreach (var _ in exec.ReadAsync(CancellationToken.None)) { }
        }
        await node.UntilAsync(pod, s => s.ContainerStatuses![0] is { RestartCount: 1, Ready: true });
        Assert.Contains(node.Events, e => e.StartsWith("Warning Unhealthy Liveness probe failed"));
        Assert.Contains(node.Events, e => e.Contains("failed liveness probe, will be restarted"));
    }

    [Fact]
    public async Task A_restarted_agent_adopts_running_pods_and_ends_those_it_does_not_know()
    {
        var runtime = await docker.RuntimeAsync();
        await using var first = new FakeNode(runtime);
        first.Start();
        var kept = first.NewPod("sleep 1000");
        var orphan = first.NewPod("sleep 1000", p => p.Spec.TerminationGracePeriodSeconds = 1);
        first.Apply(kept);
        first.Apply(orphan);
        var before = await first.UntilAsync(kept, s => s.Phase == "Running");
        await first.UntilAsync(orphan, s => s.Phase == "Running");
        await first.StopAsync();

        var second = new FakeNode(runtime, first.Name, first.Folder);
        try
        {
            second.Apply(first.Get(kept));
            second.Start();
            var deadline = TimeProvider.System.GetTimestamp();
            while ((await runtime.Containers.ListAsync(new Dictionary<string, string> { [ContainerLabels.PodUid] = orphan.Metadata.Uid }, CancellationToken.None)).Count > 0)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(60));
                await Task.Delay(50);
            }
            var after = second.Get(kept).Status;
            Assert.Equal(before.ContainerStatuses![0].ContainerID, after.ContainerStatuses![0].ContainerID);
            Assert.Equal(0, after.ContainerStatuses![0].RestartCount);
        }
        finally
        {
            await second.StopAsync();
        }
    }

    [Fact]
    public async Task A_killed_pause_container_is_replaced_with_all_containers()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var pod = node.NewPod("trap 'exit 0' TERM; echo listening; while :; do sleep 1 & wait $!; done");
        node.Apply(pod);
        await node.UntilSaidAsync(await node.UntilAsync(pod, s => s.Phase == "Running"), "listening");
        var runtime = await docker.RuntimeAsync();
        await runtime.Containers.SignalAsync(node.Attached.Keys.Single(), "SIGKILL", CancellationToken.None);
        await node.UntilAsync(pod, s => s.ContainerStatuses![0] is { RestartCount: 1, Ready: true });
    }

    [Fact]
    public async Task A_host_network_pod_is_in_its_nodes_namespace_and_others_are_not()
    {
        var runtime = await docker.RuntimeAsync();
        var cluster = $"c{Guid.NewGuid():N}"[..10];
        var sandbox = await NodeSandbox.EnsureAsync(runtime, cluster, "n1", CancellationToken.None);
        Assert.Equal(sandbox, await NodeSandbox.EnsureAsync(runtime, cluster, "n1", CancellationToken.None));
        Assert.Equal([sandbox], await NodeSandbox.ListAsync(runtime, cluster, CancellationToken.None));
        await using (var node = new FakeNode(runtime, nodeSandbox: sandbox.ContainerId))
        {
            node.Start();
            var near = node.NewPod("readlink /proc/self/ns/net; hostname; sleep 1000", p => p.Spec.HostNetwork = true);
            var own = node.NewPod("readlink /proc/self/ns/net; sleep 1000");
            node.Apply(near);
            node.Apply(own);
            var status = await node.UntilAsync(near, s => s.Phase == "Running");
            var other = await node.UntilAsync(own, s => s.Phase == "Running");
            var ns = new FileInfo(sandbox.NetworkNamespacePath).LinkTarget;
            await node.UntilSaidAsync(status, $"{ns}\nn1\n");
            Assert.DoesNotContain(ns!, await node.LogAsync(other.ContainerStatuses![0].ContainerID));
            Assert.Equal("192.0.2.1", status.PodIP);
        }
        await NodeSandbox.RemoveClusterAsync(runtime, cluster, CancellationToken.None);
        Assert.Empty(await NodeSandbox.ListAsync(runtime, cluster, CancellationToken.None));
    }

    [Fact]
    public async Task Hooks_run_after_the_start_and_before_the_stop()
    {
        await using var node = new FakeNode(await docker.RuntimeAsync());
        node.Start();
        var share = Directory.CreateTempSubdirectory("nk-hooks-");
        var pod = node.NewPod("sleep 1000", p =>
        {
            p.Spec.Volumes = [new() { Name = "share", VolumeSource = new() { HostPath = new() { Path = share.FullName } } }];
            p.Spec.Containers![0].VolumeMounts = [new() { Name = "share", MountPath = "/share" }];
            p.Spec.Containers[0].Lifecycle = new Lifecycle
            {
                PostStart = new() { Exec = new() { Command = ["/bin/touch", "/share/started"] } },
                PreStop = new() { Exec = new() { Command = ["/bin/touch", "/share/stopping"] } },
            };
        });
        node.Apply(pod);
        await node.UntilAsync(pod, s => s.Phase == "Running");
        Assert.True(File.Exists(Path.Combine(share.FullName, "started")));
        node.Delete(pod, grace: 1);
        await node.UntilRemovedAsync(pod);
        Assert.True(File.Exists(Path.Combine(share.FullName, "stopping")));
        share.Delete(recursive: true);
    }
}
