using NetKube.NodeAgent.Native;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>One Docker Engine, spoken to over its unix socket (Engine API 1.41 and later).</summary>
public sealed class DockerRuntime : IContainerRuntime
{
    /// <summary>Where a machine's own Docker listens.</summary>
    public const string DefaultSocket = "/var/run/docker.sock";

    private readonly DockerHttp _http;

    public DockerRuntime(string socketPath, TimeProvider clock)
    {
        _http = new DockerHttp(socketPath);
        Containers = new DockerContainers(_http, clock, OutOfMemoryScore.Least());
        Streams = new DockerStreams(_http);
        Images = new DockerImages(_http);
    }

    public string Name => "docker";

    public IContainers Containers { get; }

    public IContainerStreams Streams { get; }

    public IImages Images { get; }

    public async Task<RuntimeFacts> FactsAsync(CancellationToken stop)
    {
        var info = await _http.GetAsync("/info", DockerJsonContext.Default.ApiFacts, "asking Docker about itself", stop);
        return new RuntimeFacts(info.ServerVersion ?? "", info.OperatingSystem ?? "", info.KernelVersion ?? "",
            info.Driver ?? "", info.DockerRootDir ?? "");
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
