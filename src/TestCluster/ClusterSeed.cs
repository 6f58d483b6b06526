using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.Testing;

/// <summary>
/// The state that clusters begin with: what every cluster has (roles, priority levels, namespaces), and what controllers
/// add to that before there is any node. It is made once a process for each choice of controllers; every cluster starts
/// with a fork of it, and shares its memory.
/// </summary>
internal static class ClusterSeed
{
    private static readonly Lock Gate = new(); // guards Made
    private static readonly Dictionary<string, Task<EmbeddedStore>> Made = new(StringComparer.Ordinal);

    /// <summary>A store with that state, for a cluster to change.</summary>
    public static async Task<EmbeddedStore> ForkAsync(ClusterWorld world, CancellationToken stop)
    {
        var options = world.Options;
        var choice = $"{string.Join(',', options.Controllers)} {options.Scheduler}";
        Task<EmbeddedStore>? made;
        lock (Gate)
        {
            if (!Made.TryGetValue(choice, out made)) Made[choice] = made = Task.Run(() => MakeAsync(options, world.Time.GetUtcNow()), CancellationToken.None);
        }
        return (await made.WaitAsync(stop)).Fork(clock: world.Time);
    }

    private static async Task<EmbeddedStore> MakeAsync(TestClusterOptions like, DateTimeOffset start)
    {
        // Making keys takes as long as reading what a cluster begins with; neither needs the other.
        await Task.WhenAll(Task.Run(ClusterWorld.MakeTrust), Task.Run(BootstrapObjects.Of<ClusterRole>));
        var world = new ClusterWorld(new TestClusterOptions { Nodes = 0, Controllers = like.Controllers, Scheduler = like.Scheduler, StartsAt = start, Logs = like.Logs });
        EmbeddedStore? seed = null;
        await world.Thread.RunAsync(async () =>
        {
            await using var life = await ClusterLife.StartAsync(world, EmbeddedStore.InMemory(world.Time), isSeeded: false, CancellationToken.None);
            seed = life.Fork();
        });
        return seed!;
    }
}
