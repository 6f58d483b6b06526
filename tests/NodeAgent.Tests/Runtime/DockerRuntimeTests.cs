using System.Diagnostics;
using System.Text;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.NodeAgent.Tests.Runtime;

[Trait("needs", "docker")]
public sealed class DockerRuntimeTests(DockerFixture docker)
{
    private readonly Dictionary<string, string> _labels = new() { ["test"] = Guid.NewGuid().ToString("N") };
    private readonly CancellationToken _stop = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [Fact]
    public async Task A_container_is_created_started_listed_and_removed()
    {
        var runtime = await docker.RuntimeAsync();
        var id = await RunAsync(runtime, ["/bin/sleep", "1000"]);
        var state = await runtime.Containers.InspectAsync(id, _stop);
        Assert.NotNull(state);
        Assert.True(state.Running);
        Assert.True(state.Pid > 0);
        Assert.Equal(_labels["test"], state.Labels["test"]);
        var listed = Assert.Single(await runtime.Containers.ListAsync(_labels, _stop));
        Assert.Equal((id, ContainerPhase.Running), (listed.Id, listed.Phase));
        await runtime.Containers.RemoveAsync(id, _stop);
        await runtime.Containers.RemoveAsync(id, _stop);
        Assert.Null(await runtime.Containers.InspectAsync(id, _stop));
    }

    [Fact]
    public async Task An_exit_code_and_both_outputs_are_kept()
    {
        var runtime = await docker.RuntimeAsync();
        var id = await RunAsync(runtime, ["/bin/sh", "-c", "echo out; echo err >&2; exit 7"]);
        await runtime.Containers.WaitAsync(id, _stop);
        var state = await runtime.Containers.InspectAsync(id, _stop);
        Assert.Equal((ContainerPhase.Exited, 7), (state!.Phase, state.ExitCode));
        Assert.NotNull(state.FinishedAt);
        var (stdout, stderr) = await CollectAsync(runtime.Streams.ReadLogsAsync(id, new LogQuery(), _stop));
        Assert.Equal(("out\n", "err\n"), (stdout, stderr));
        var (last, none) = await CollectAsync(runtime.Streams.ReadLogsAsync(
            id, new LogQuery { TailLines = 2, Stderr = false, Timestamps = true }, _stop));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT[\d:.]+Z out\n$", last);
        Assert.Equal("", none);
        await runtime.Containers.RemoveAsync(id, _stop);
    }

    [Fact]
    public async Task A_followed_log_ends_when_the_container_does()
    {
        var runtime = await docker.RuntimeAsync();
        var id = await RunAsync(runtime, ["/bin/sh", "-c", "echo first; read x; echo $x"], stdin: true);
        var reading = CollectAsync(runtime.Streams.ReadLogsAsync(id, new LogQuery { Follow = true }, _stop));
        await using (var session = await runtime.Streams.AttachAsync(id, new ExecConfig { Stdin = true }, _stop))
        {
            await session.WriteAsync("second\n"u8.ToArray(), _stop);
            session.CloseInput();
        }
        Assert.Equal("first\nsecond\n", (await reading).Stdout);
        await runtime.Containers.RemoveAsync(id, _stop);
    }

    [Fact]
    public async Task A_command_gets_input_and_gives_output_and_an_exit_code()
    {
        var runtime = await docker.RuntimeAsync();
        var id = await RunAsync(runtime, ["/bin/sleep", "1000"]);
        await using var session = await runtime.Streams.ExecAsync(
            id, new ExecConfig { Command = ["/bin/sh", "-c", "cat; echo err >&2; exit 3"], Stdin = true }, _stop);
        await session.WriteAsync("hello"u8.ToArray(), _stop);
        session.CloseInput();
        Assert.Equal(("hello", "err\n"), await CollectAsync(session.ReadAsync(_stop)));
        Assert.Equal(3, await session.ExitCodeAsync(_stop));
        await runtime.Containers.RemoveAsync(id, _stop);
    }

    [Fact]
    public async Task A_terminal_has_the_size_it_is_given()
    {
        var runtime = await docker.RuntimeAsync();
        var id = await RunAsync(runtime, ["/bin/sleep", "1000"]);
        await using var session = await runtime.Streams.ExecAsync(
            id, new ExecConfig { Command = ["/bin/sh", "-c", "read x; stty size"], Stdin = true, Tty = true }, _stop);
        await session.ResizeAsync(123, 45, _stop);
        await session.WriteAsync("\n"u8.ToArray(), _stop);
        Assert.Contains("45 123", (await CollectAsync(session.ReadAsync(_stop))).Stdout);
        await runtime.Containers.RemoveAsync(id, _stop);
    }

    [Fact]
    public async Task Events_tell_starts_deaths_and_removals()
    {
        var runtime = await docker.RuntimeAsync();
        await using var events = runtime.Containers.WatchAsync(_labels, _stop).GetAsyncEnumerator(_stop);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(ContainerEventKind.Resync, events.Current.Kind);
        var id = await RunAsync(runtime, ["/bin/true"]);
        await runtime.Containers.WaitAsync(id, _stop);
        await runtime.Containers.RemoveAsync(id, _stop);
        foreach (var kind in new[] { ContainerEventKind.Started, ContainerEventKind.Died, ContainerEventKind.Removed })
        {
            Assert.True(await events.MoveNextAsync());
            Assert.Equal((kind, id), (events.Current.Kind, events.Current.Id));
        }
    }

    [Fact]
    public async Task A_pause_container_starts_fast_ends_on_SIGTERM_and_reaps_orphans()
    {
        var runtime = await docker.RuntimeAsync();
        var pause = await runtime.Containers.CreateAsync(new ContainerConfig
        {
            Name = $"pause-{_labels["test"]}",
            Image = PauseImage.Name,
            Labels = _labels,
            Namespaces = new ContainerNamespaces { Ipc = "shareable" },
        }, _stop);
        var begin = Stopwatch.GetTimestamp();
        await runtime.Containers.StartAsync(pause, _stop);
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(2));
        // In its pid namespace an orphan's parent is the pause program: no zombie may remain.
        var app = await RunAsync(runtime, ["/bin/sh", "-c", "(/bin/true &) ; sleep 0.1; ls -d /proc/[0-9]* | wc -l; sleep 1000"],
            pid: $"container:{pause}", network: $"container:{pause}");
        // The shell's own child may have ended a moment before the shell asks for it; an orphan that nobody reaps stays.
        string processes;
        do
        {
            await using var ps = await runtime.Streams.ExecAsync(app, new ExecConfig { Command = ["/bin/ps", "-o", "stat,comm"] }, _stop);
            processes = (await CollectAsync(ps.ReadAsync(_stop))).Stdout.Replace("STAT", "");
        }
        while (processes.Contains('Z') && Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("Z", processes);
        await runtime.Containers.RemoveAsync(app, _stop);
        await runtime.Containers.SignalAsync(pause, "SIGTERM", _stop);
        await runtime.Containers.WaitAsync(pause, _stop);
        Assert.Equal(0, (await runtime.Containers.InspectAsync(pause, _stop))!.ExitCode);
        await runtime.Containers.RemoveAsync(pause, _stop);
    }

    [Fact]
    public async Task The_base_image_has_curl_that_runs()
    {
        var runtime = await docker.RuntimeAsync();
        var id = await RunAsync(runtime, ["/usr/bin/curl", "--version"]);
        await runtime.Containers.WaitAsync(id, _stop);
        Assert.StartsWith("curl ", (await CollectAsync(runtime.Streams.ReadLogsAsync(id, new LogQuery(), _stop))).Stdout);
        await runtime.Containers.RemoveAsync(id, _stop);
    }

    [Fact]
    public async Task An_error_says_what_was_being_done_and_what_Docker_answered()
    {
        var runtime = await docker.RuntimeAsync();
        var error = await Assert.ThrowsAsync<RuntimeException>(() => runtime.Containers.CreateAsync(
            new ContainerConfig { Name = "no-image", Image = "netkube/none:1" }, _stop));
        Assert.Equal("creating container no-image", error.Doing);
        Assert.Contains("netkube/none:1", error.Answer);
    }

    [Fact]
    public async Task A_pull_that_fails_is_an_error_although_Docker_answers_200()
    {
        var runtime = await docker.RuntimeAsync();
        await Assert.ThrowsAsync<RuntimeException>(() => runtime.Images.PullAsync("127.0.0.1:1/none:1", null, _stop));
    }

    [Fact]
    public async Task Usage_of_a_running_container_is_measured()
    {
        var runtime = await docker.RuntimeAsync();
        var id = await RunAsync(runtime, ["/bin/sleep", "1000"]);
        var usage = await runtime.Streams.UsageAsync(id, _stop);
        Assert.True(usage is { MemoryBytes: > 0 });
        await runtime.Containers.RemoveAsync(id, _stop);
    }

    private async Task<string> RunAsync(
        IContainerRuntime runtime, string[] command, bool stdin = false, string pid = "", string network = "none")
    {
        var id = await runtime.Containers.CreateAsync(new ContainerConfig
        {
            Name = $"test-{Guid.NewGuid():N}",
            Image = BaseImage.Name,
            Command = command,
            Labels = _labels,
            Stdin = stdin,
            StdinOnce = stdin,
            Namespaces = new ContainerNamespaces { Pid = pid, Network = network },
        }, _stop);
        await runtime.Containers.StartAsync(id, _stop);
        return id;
    }

    private static async Task<(string Stdout, string Stderr)> CollectAsync(IAsyncEnumerable<OutputChunk> chunks)
    {
        var (stdout, stderr) = (new StringBuilder(), new StringBuilder());
        await foreach (var chunk in chunks)
            (chunk.From == OutputStream.Stdout ? stdout : stderr).Append(Encoding.UTF8.GetString(chunk.Bytes.Span));
        return (stdout.ToString(), stderr.ToString());
    }
}
