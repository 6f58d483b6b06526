using NetKube.NodeAgent.Runtime.Docker;

namespace NetKube.Lab;

/// <param name="Socket">Where it answers.</param>
/// <param name="IsOwn">Whether NetKube started it.</param>
internal sealed record DockerAccess(string Socket, bool IsOwn)
{
    private static readonly DockerDaemonOptions Own = new() { Directory = ClusterFolder.DockerFolder };

    /// <summary>The machine's Docker where it answers, else one of our own.</summary>
    public static async Task<DockerAccess> FindOrStartAsync(TimeProvider clock, CancellationToken stop)
    {
        if (await DockerDaemon.AnswersAsync(DockerRuntime.DefaultSocket, clock, stop)) return new DockerAccess(DockerRuntime.DefaultSocket, false);
        await new DockerDaemon(Own, clock).StartAsync(stop);
        return new DockerAccess(Own.SocketPath, true);
    }

    /// <summary>Ends our own; its folder with the images stays, so that the next start is fast.</summary>
    public static Task StopOwnAsync(TimeProvider clock, CancellationToken stop) => new DockerDaemon(Own, clock).StopAsync(stop);
}
