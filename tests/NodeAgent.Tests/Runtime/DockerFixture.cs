using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Docker;
using NetKube.NodeAgent.Runtime.Images;
using NetKube.NodeAgent.Tests.Runtime;

[assembly: AssemblyFixture(typeof(DockerFixture))]

namespace NetKube.NodeAgent.Tests.Runtime;

/// <summary>One dockerd of our own for all tests that need a real engine; started when the first of them asks.</summary>
public sealed class DockerFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly string _directory = $"/tmp/nk-docker-{Guid.NewGuid().ToString("N")[..10]}";
    private DockerDaemon? _daemon;
    private DockerRuntime? _runtime;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public string SocketPath => new DockerDaemonOptions { Directory = _directory }.SocketPath;

    /// <summary>The engine, with the base and pause images in it. Skips the test where there can be none.</summary>
    public async Task<IContainerRuntime> RuntimeAsync()
    {
        Assert.SkipUnless(Environment.UserName == "root", "dockerd needs root");
        Assert.SkipUnless(File.Exists("/usr/sbin/dockerd") || File.Exists("/usr/bin/dockerd"), "dockerd is not installed (apt-get install docker.io)");
        Assert.SkipUnless(File.Exists("/bin/busybox"), "busybox-static is not installed");
        await _gate.WaitAsync();
        try
        {
            return _runtime ??= await StartAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_runtime is not null)
        {
            foreach (var left in await _runtime.Containers.ListAsync(new Dictionary<string, string>(), CancellationToken.None))
                await _runtime.Containers.RemoveAsync(left.Id, CancellationToken.None);
            await _runtime.DisposeAsync();
        }
        if (_daemon is not null) await _daemon.RemoveAsync(CancellationToken.None);
    }

    private async Task<DockerRuntime> StartAsync()
    {
        _daemon = new DockerDaemon(new DockerDaemonOptions { Directory = _directory }, TimeProvider.System);
        await _daemon.StartAsync(CancellationToken.None);
        var runtime = new DockerRuntime(SocketPath, TimeProvider.System);
        await PauseImage.EnsureAsync(runtime.Images, CancellationToken.None);
        await BaseImage.EnsureAsync(runtime.Images, CancellationToken.None);
        return runtime;
    }
}
