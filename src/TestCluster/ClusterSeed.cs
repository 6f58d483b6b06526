using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.Testing;

/// <summary>
/// The state that every cluster begins with (roles, priority levels, namespaces), made once a process; each cluster
/// starts with a fork of it, and shares its memory.
/// </summary>
internal static class ClusterSeed
{
    private static readonly Lock Gate = new(); // guards Made
    private static Task<EmbeddedStore>? Made;

    /// <summary>A store with that state, for a cluster to change.</summary>
    public static async Task<EmbeddedStore> ForkAsync(ClusterWorld world, CancellationToken stop)
    {
        Task<EmbeddedStore> made;
        lock (Gate) made = Made ??= Task.Run(() => MakeAsync(world), CancellationToken.None);
        return (await made.WaitAsync(stop)).Fork(clock: world.Time);
    }

    private static async Task<EmbeddedStore> MakeAsync(ClusterWorld world)
    {
        // At rest for ever, so a clock that stands is as good as any.
        var store = EmbeddedStore.InMemory(world.Time);
        await using var instance = new ControlPlaneInstance(new ControlPlaneOptions(), store, world.Pki, world.Time, world.Options.Logs);
        await instance.LoadAsync(CancellationToken.None);
        await instance.BootstrapAsync(CancellationToken.None);
        return store;
    }
}
