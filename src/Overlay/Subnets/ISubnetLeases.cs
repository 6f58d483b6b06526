using System.Net;

namespace NetKube.Overlay.Subnets;

/// <summary>Where nodes learn of each other's subnets: the Nodes of the API, or etcd keys as flannel had them first.</summary>
internal interface ISubnetLeases
{
    /// <summary>This node's subnet; waits until it has been given one.</summary>
    Task<IPNetwork> OwnSubnetAsync(CancellationToken stop);

    /// <summary>Lets peers know; also that this node's network is available. Retried by the caller.</summary>
    Task PublishAsync(SubnetLease lease, CancellationToken stop);

    /// <summary>All leases known now, this node's own too, in no order.</summary>
    IReadOnlyCollection<SubnetLease> Known();

    /// <summary>Returns when <see cref="Known"/> may differ from what it was when last asked.</summary>
    Task WaitForChangeAsync(CancellationToken stop);
}
