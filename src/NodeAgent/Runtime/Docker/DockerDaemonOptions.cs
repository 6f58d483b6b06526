namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>Where a dockerd of our own lives.</summary>
public sealed record DockerDaemonOptions
{
    /// <summary>Its data, its run-time state, its log. Removed only by <see cref="DockerDaemon.RemoveAsync"/>.</summary>
    public required string Directory { get; init; }

    /// <summary>The socket; a unix socket's path holds at most 107 bytes.</summary>
    public string SocketPath => Path.Combine(Directory, "docker.sock");

    public string DataRoot => Path.Combine(Directory, "data");

    public string ExecRoot => Path.Combine(Directory, "exec");

    public string PidFile => Path.Combine(Directory, "docker.pid");

    public string LogFile => Path.Combine(Directory, "dockerd.log");

    /// <summary>How long it may take until it answers, and until it has stopped.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
