namespace NetKube.NodeAgent.Runtime;

/// <summary>A container in a list: enough to see whom it belongs to and whether it runs.</summary>
public sealed record ContainerSummary(
    string Id, string Name, IReadOnlyDictionary<string, string> Labels, ContainerPhase Phase, DateTimeOffset CreatedAt);

/// <summary>A container as the engine sees it now.</summary>
public sealed record RuntimeContainer
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
    public required ContainerPhase Phase { get; init; }
    public required string ImageId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name it was created from, as written then.</summary>
    public string Image { get; init; } = "";

    /// <summary>The first process, in the engine's pid namespace; 0 when it does not run.</summary>
    public int Pid { get; init; }

    public int ExitCode { get; init; }
    public bool OutOfMemory { get; init; }

    /// <summary>Why the engine could not start it; empty otherwise.</summary>
    public string Error { get; init; } = "";

    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public bool Tty { get; init; }

    /// <summary>What asks its first process to end; the image may name another than SIGTERM.</summary>
    public string StopSignal { get; init; } = "SIGTERM";

    public bool Running => Phase == ContainerPhase.Running;
}

public enum ContainerPhase
{
    Created,
    Running,
    Exited,
}

public enum ContainerEventKind
{
    /// <summary>Events may have been lost: list again.</summary>
    Resync,
    Started,
    Died,
    Removed,
}

/// <param name="Id">Empty for <see cref="ContainerEventKind.Resync"/>.</param>
public sealed record ContainerEvent(ContainerEventKind Kind, string Id, IReadOnlyDictionary<string, string> Labels);
