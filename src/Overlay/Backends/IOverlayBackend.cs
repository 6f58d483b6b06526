using System.Net;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux;

namespace NetKube.Overlay.Backends;

/// <summary>A way to carry pods' packets between nodes.</summary>
internal interface IOverlayBackend
{
    /// <summary>As flannel names it; published as the lease's backend type.</summary>
    string Name { get; }

    /// <summary>Makes sure that this node has what the backend needs, and says what peers must know of it.</summary>
    Task<IOverlayNetwork> JoinAsync(LocalNode node, CancellationToken stop);
}

/// <summary>This node's part in the overlay.</summary>
internal interface IOverlayNetwork : IDisposable
{
    /// <summary>What peers must know.</summary>
    SubnetLease Lease { get; }

    /// <summary>What a pod's interface may send.</summary>
    int Mtu { get; }

    /// <summary>
    /// Makes the kernel agree with these leases (this node's own may be among them): whatever is missing, wrong or left over, also
    /// from a run that crashed, is put right. Repeating it changes nothing.
    /// </summary>
    Task<PeerOutcome> ApplyAsync(IReadOnlyCollection<SubnetLease> leases, CancellationToken stop);
}

/// <param name="Namespace">The node's network namespace.</param>
/// <param name="PodCidr">The node's pods' addresses.</param>
/// <param name="PublicIp">The node's address on the network between the nodes.</param>
/// <param name="Uplink">The interface that has it.</param>
internal sealed record LocalNode(NetworkNamespace Namespace, string Name, IPNetwork PodCidr, IPAddress PublicIp, string Uplink);

/// <param name="Changed">How many entries were set or removed.</param>
/// <param name="Skipped">Leases that could not be followed, and why.</param>
internal sealed record PeerOutcome(int Changed, IReadOnlyList<SkippedLease> Skipped);

/// <param name="Reason">Such as "its subnet overlaps node-2's".</param>
internal sealed record SkippedLease(string NodeName, string Reason);
