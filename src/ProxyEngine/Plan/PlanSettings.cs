using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

/// What a plan must know of the node, in one IP family.
internal sealed record PlanSettings
{
    public required string NodeName { get; init; }

    public IpFamily Family { get; init; }

    /// The node's topology.kubernetes.io/zone; empty when it has none.
    public string Zone { get; init; } = "";

    /// Addresses of the node itself. A mode asks the kernel which addresses are local; tracing asks this list.
    public ValueList<IPAddress> NodeAddresses { get; init; }

    /// Where pods are. Null: pods cannot be told from others, so nothing is masqueraded for being off-cluster.
    public IPNetwork? ClusterCidr { get; init; }

    public bool MasqueradeAll { get; init; }

    /// Node ports answer on these of the node's addresses; empty means all.
    public ValueList<IPNetwork> NodePortAddresses { get; init; }

    /// Whether node ports answer on 127.0.0.0/8 too (iptables mode then needs route_localnet).
    public bool LocalhostNodePorts { get; init; }
}
