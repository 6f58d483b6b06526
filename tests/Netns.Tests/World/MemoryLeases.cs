using System.Collections.Concurrent;
using System.Net;
using NetKube.Overlay.Subnets;

namespace NetKube.Netns.Tests.World;

/// <summary>Leases shared by the agents of one test, in memory.</summary>
internal sealed class MemoryLeases
{
    private readonly ConcurrentDictionary<string, SubnetLease> _leases = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ISubnetLeases Of(IPNetwork subnet) => new View(this, subnet);

    private void Put(SubnetLease lease)
    {
        _leases[lease.NodeName] = lease;
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private sealed class View(MemoryLeases all, IPNetwork subnet) : ISubnetLeases
    {
        public Task<IPNetwork> OwnSubnetAsync(CancellationToken stop) => Task.FromResult(subnet);

        public Task PublishAsync(SubnetLease lease, CancellationToken stop)
        {
            all.Put(lease);
            return Task.CompletedTask;
        }

        public IReadOnlyCollection<SubnetLease> Known() => [.. all._leases.Values];

        public Task WaitForChangeAsync(CancellationToken stop) => Volatile.Read(ref all._changed).Task.WaitAsync(stop);
    }
}
