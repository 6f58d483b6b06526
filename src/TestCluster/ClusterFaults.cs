using NetKube.Testing.Faults;

namespace NetKube.Testing;

/// <summary>
/// Faults between the cluster's parts and its API servers: of its own controllers, scheduler and nodes as of a test's
/// clients. Which requests meet one is decided by the cluster's seed, so a failure can be seen again.
/// </summary>
public sealed class ClusterFaults
{
    private readonly Lock _gate = new(); // guards all below
    private readonly List<Injected> _active = [];
    private readonly Random _random;

    internal ClusterFaults(int seed) => _random = new Random(seed);

    /// <summary>From now on; dispose what is returned to end it.</summary>
    public IDisposable Inject(ClusterFault fault)
    {
        var injected = new Injected(fault, this);
        lock (_gate) _active.Add(injected);
        return injected;
    }

    /// <summary>Ends all.</summary>
    public void Clear()
    {
        lock (_gate) _active.Clear();
    }

    /// <summary>How many requests have met a fault.</summary>
    public int Met { get; private set; }

    internal HttpMessageHandler Before(string user, TestServer server, HttpMessageHandler inner) => new FaultHandler(this, user, () => server, inner);

    /// <summary>The faults that this request meets.</summary>
    internal IReadOnlyList<ClusterFault> Meet(string user, RequestShape request)
    {
        lock (_gate)
        {
            if (_active.Count == 0) return [];
            var met = new List<ClusterFault>();
            foreach (var injected in _active.Where(i => i.Fault.Matches(user, request)).ToList())
            {
                if (injected.Fault.Probability < 1 && _random.NextDouble() >= injected.Fault.Probability) continue;
                if (injected.Fault.Kind == FaultKind.Crash && injected.Seen++ < injected.Fault.After - 1) continue;
                if (--injected.Left == 0) _active.Remove(injected);
                met.Add(injected.Fault);
                Met++;
            }
            return met;
        }
    }

    private sealed class Injected(ClusterFault fault, ClusterFaults owner) : IDisposable
    {
        public ClusterFault Fault { get; } = fault;

        public int Left { get; set; } = fault.Kind == FaultKind.Crash ? Math.Min(fault.Times, 1) : fault.Times;

        public int Seen { get; set; }

        public void Dispose()
        {
            lock (owner._gate) owner._active.Remove(this);
        }
    }
}
