namespace NetKube.NodeAgent.Runtime;

/// <summary>What flows in and out of containers.</summary>
public interface IContainerStreams
{
    /// <summary>What the container wrote, oldest first; with Follow it ends when the container does.</summary>
    IAsyncEnumerable<OutputChunk> ReadLogsAsync(string id, LogQuery query, CancellationToken stop);

    /// <summary>Runs one more command in a running container.</summary>
    Task<IContainerSession> ExecAsync(string id, ExecConfig config, CancellationToken stop);

    /// <summary>Joins the running container's own input and output from now on.</summary>
    Task<IContainerSession> AttachAsync(string id, ExecConfig config, CancellationToken stop);

    /// <summary>What the container uses now; null when it does not run.</summary>
    Task<ContainerUsage?> UsageAsync(string id, CancellationToken stop);
}

/// <summary>A command's, or an attached container's, live input and output.</summary>
public interface IContainerSession : IAsyncDisposable
{
    /// <summary>Ends when the command does. Read once.</summary>
    IAsyncEnumerable<OutputChunk> ReadAsync(CancellationToken stop);

    ValueTask WriteAsync(ReadOnlyMemory<byte> input, CancellationToken stop);

    /// <summary>The command reads the end of its input.</summary>
    void CloseInput();

    /// <summary>Tells the terminal its size.</summary>
    Task ResizeAsync(int columns, int rows, CancellationToken stop);

    /// <summary>The exit code, once <see cref="ReadAsync"/> has ended; null when it still runs or is not known.</summary>
    Task<int?> ExitCodeAsync(CancellationToken stop);

    /// <summary>Kills the command (an attached container is left alone).</summary>
    Task KillAsync(CancellationToken stop);
}

public enum OutputStream
{
    Stdout = 1,
    Stderr = 2,
}

/// <param name="From">Which stream; with a terminal everything is stdout.</param>
/// <param name="Bytes">Valid until the next chunk is asked for.</param>
public readonly record struct OutputChunk(OutputStream From, ReadOnlyMemory<byte> Bytes);

public sealed record LogQuery
{
    public bool Follow { get; init; }
    public bool Timestamps { get; init; }
    public int? TailLines { get; init; }
    public DateTimeOffset? Since { get; init; }
    public bool Stdout { get; init; } = true;
    public bool Stderr { get; init; } = true;
}

public sealed record ExecConfig
{
    public IReadOnlyList<string> Command { get; init; } = [];
    public bool Stdin { get; init; }
    public bool Stdout { get; init; } = true;
    public bool Stderr { get; init; } = true;
    public bool Tty { get; init; }
}

/// <param name="CpuNanoseconds">Processor time used since the container started.</param>
/// <param name="MemoryBytes">Memory in use, page cache included.</param>
/// <param name="WorkingSetBytes">Memory that cannot be reclaimed easily: in use less inactive file pages.</param>
/// <param name="Processes">How many processes and threads.</param>
public sealed record ContainerUsage(long CpuNanoseconds, long MemoryBytes, long WorkingSetBytes, long Processes);
