namespace NetKube.NodeAgent.Runtime;

/// <summary>The life of containers. Every verb is idempotent: what is already so is no error, what is gone is null or success.</summary>
public interface IContainers
{
    /// <summary>Every container, running or not, that carries all these labels.</summary>
    Task<IReadOnlyList<ContainerSummary>> ListAsync(IReadOnlyDictionary<string, string> labels, CancellationToken stop);

    /// <summary>Null when there is none by this id or name.</summary>
    Task<RuntimeContainer?> InspectAsync(string id, CancellationToken stop);

    /// <summary>Returns the new container's id.</summary>
    Task<string> CreateAsync(ContainerConfig config, CancellationToken stop);

    Task StartAsync(string id, CancellationToken stop);

    /// <summary>Sends a signal by name, such as SIGTERM. A container that is gone or not running is no error.</summary>
    Task SignalAsync(string id, string signal, CancellationToken stop);

    /// <summary>Completes when the container does not run (any more).</summary>
    Task WaitAsync(string id, CancellationToken stop);

    /// <summary>Kills it if it runs, and removes it with its writable layer.</summary>
    Task RemoveAsync(string id, CancellationToken stop);

    /// <summary>
    /// Starts, deaths and removals as they happen. After every (re)connection the first event is
    /// <see cref="ContainerEventKind.Resync"/>: something may have been missed, list again.
    /// </summary>
    IAsyncEnumerable<ContainerEvent> WatchAsync(IReadOnlyDictionary<string, string> labels, CancellationToken stop);
}
