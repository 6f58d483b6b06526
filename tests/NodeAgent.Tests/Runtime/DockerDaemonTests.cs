using NetKube.NodeAgent.Runtime.Docker;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.NodeAgent.Tests.Runtime;

[Trait("needs", "docker")]
public sealed class DockerDaemonTests(DockerFixture docker)
{
    [Fact]
    public async Task A_daemon_of_our_own_leaves_nothing_behind()
    {
        await docker.RuntimeAsync(); // skips where there can be none
        var options = new DockerDaemonOptions { Directory = $"/tmp/nk-docker-{Guid.NewGuid().ToString("N")[..10]}" };
        var daemon = new DockerDaemon(options, TimeProvider.System);
        var links = await LinksAsync();
        await daemon.StartAsync(CancellationToken.None);
        await daemon.StartAsync(CancellationToken.None); // it answers: nothing to do
        await using (var runtime = new DockerRuntime(options.SocketPath, TimeProvider.System))
        {
            await PauseImage.EnsureAsync(runtime.Images, CancellationToken.None);
            var id = await runtime.Containers.CreateAsync(new() { Name = "left", Image = PauseImage.Name }, CancellationToken.None);
            await runtime.Containers.StartAsync(id, CancellationToken.None);
        }
        Assert.Equal(links, await LinksAsync());
        await daemon.RemoveAsync(CancellationToken.None);
        Assert.False(Directory.Exists(options.Directory));
        Assert.DoesNotContain(File.ReadLines("/proc/self/mountinfo"), l => l.Contains(options.Directory));
        Assert.False(await DockerDaemon.AnswersAsync(options.SocketPath, TimeProvider.System, CancellationToken.None));
        await daemon.StopAsync(CancellationToken.None); // again is no error
    }

    [Fact]
    public async Task A_socket_path_that_the_kernel_would_cut_is_refused()
    {
        var daemon = new DockerDaemon(new DockerDaemonOptions { Directory = "/tmp/" + new string('x', 120) }, TimeProvider.System);
        await Assert.ThrowsAsync<ArgumentException>(() => daemon.StartAsync(CancellationToken.None));
    }

    /// <summary>The network devices of this namespace, by name: other tests may have theirs in namespaces of their own.</summary>
    private static async Task<string> LinksAsync() =>
        string.Join(' ', (await File.ReadAllLinesAsync("/proc/self/net/dev")).Skip(2).Select(l => l.Split(':')[0].Trim()).Where(n => n is "docker0" or "lo"));
}
