using NetKube.ControlPlane.Store.Embedded;
using NetKube.NodeAgent.Hollow;

namespace NetKube.Testing;

/// <summary>
/// A cluster at one moment: all objects, what runs on the nodes, the time. It shares memory with the cluster it was taken
/// of, and costs next to nothing until they differ. It may be restored any number of times.
/// </summary>
public sealed class ClusterSnapshot : IAsyncDisposable
{
    internal ClusterSnapshot(EmbeddedStore store, DateTimeOffset time, IReadOnlyList<(HollowNodeState State, bool Runs)> nodes) =>
        (Store, Time, Nodes) = (store, time, nodes);

    /// <summary>The cluster's time when it was taken.</summary>
    public DateTimeOffset Time { get; }

    internal EmbeddedStore Store { get; }

    internal IReadOnlyList<(HollowNodeState State, bool Runs)> Nodes { get; }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
