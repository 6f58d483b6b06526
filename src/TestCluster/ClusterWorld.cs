using NetKube.ControlPlane.Hosting;
using NetKube.NodeAgent.Hollow;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;
using NetKube.Shared.Threading;

namespace NetKube.Testing;

/// <summary>What all parts of one test cluster share, through restarts and restores.</summary>
internal sealed class ClusterWorld
{
    /// <summary>
    /// One trust for all clusters of a process: making keys would take longer than starting a cluster. A token of one is
    /// good in another, if its account and its pod are there.
    /// </summary>
    private static readonly Lazy<ClusterPki> Trust = new(() => ClusterPki.CreateInMemory(TimeProvider.System));

    private int _lives;

    /// <summary>Makes the trust, unless it is there; elsewhere it is made by the first who needs it.</summary>
    public static void MakeTrust() => _ = Trust.Value;

    public ClusterWorld(TestClusterOptions options)
    {
        Options = options;
        Thread = new SerialContext();
        // Certificates and tokens carry whole seconds.
        var start = options.StartsAt ?? TimeProvider.System.GetUtcNow();
        Time = new ClusterTime(Thread, new DateTimeOffset(start.UtcTicks - (start.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero));
        Faults = new ClusterFaults(options.Seed);
    }

    public TestClusterOptions Options { get; }

    public SerialContext Thread { get; }

    public ClusterTime Time { get; }

    public ClusterFaults Faults { get; }

    public HollowPrograms Programs { get; } = new();

    public ClusterPki Pki => Trust.Value;

    /// <summary>Of its own for each life of each server, or a later one would give out the same uids again.</summary>
    private int NextSeed() => unchecked((Options.Seed * 1_000_003) + ++_lives);

    /// <summary>How a server of this cluster runs.</summary>
    public ControlPlaneOptions OptionsOf(TestServer server)
    {
        var usual = new ControlPlaneOptions
        {
            Controllers = Options.Controllers,
            Scheduler = Options.Scheduler,
            LeaderElect = Options.Servers > 1,
            LeaderIdentity = server.Name,
            Seed = NextSeed(),
            Thread = Thread,
        };
        return Options.Server?.Invoke(usual) ?? usual;
    }
}
