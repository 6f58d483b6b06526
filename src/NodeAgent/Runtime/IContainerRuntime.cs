namespace NetKube.NodeAgent.Runtime;

/// <summary>
/// What a node needs of a container engine. Docker implements it for machines, Hollow for tests without one.
/// Pods are unknown to it: a pod's sandbox is a container like another, and labels say who owns what.
/// </summary>
public interface IContainerRuntime : IAsyncDisposable
{
    /// <summary>The scheme of container ids in pod statuses, such as <c>docker</c>.</summary>
    string Name { get; }

    IContainers Containers { get; }

    IContainerStreams Streams { get; }

    IImages Images { get; }

    /// <summary>The engine's version and the machine as it sees it; also the way to ask whether it answers.</summary>
    Task<RuntimeFacts> FactsAsync(CancellationToken stop);
}

/// <param name="Version">The engine's own version, such as 20.10.24.</param>
/// <param name="OperatingSystem">Such as "Debian GNU/Linux 12 (bookworm)".</param>
/// <param name="KernelVersion">As uname prints it.</param>
/// <param name="StorageDriver">Such as overlay2.</param>
/// <param name="RootDirectory">Where the engine keeps images and containers.</param>
public sealed record RuntimeFacts(
    string Version, string OperatingSystem, string KernelVersion, string StorageDriver, string RootDirectory);
