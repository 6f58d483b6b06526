using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

/// What must be true for one service port on this node. Modes translate it; they decide nothing.
internal sealed record PortPlan
{
    public required ServicePortName Name { get; init; }

    public ServiceProtocol Protocol => Name.Protocol;

    public required ValueList<Frontend> Frontends { get; init; }

    /// What happens to traffic for the cluster IP.
    public required TrafficPath Internal { get; init; }

    /// What happens to traffic for node ports, external IPs and load balancer IPs. Null when there are none.
    public TrafficPath? External { get; init; }

    /// Filled only when some path uses them.
    public ValueList<IPEndPoint> ClusterEndpoints { get; init; }

    public ValueList<IPEndPoint> LocalEndpoints { get; init; }

    /// Of the endpoints, those that may run on this node: a packet of theirs that comes back to its sender passes here.
    public ValueList<IPAddress> HairpinAddresses { get; init; }

    /// Null without session affinity (ClientIP).
    public TimeSpan? AffinityTimeout { get; init; }

    /// Zero when there is none.
    public int HealthCheckNodePort { get; init; }

    public ValueList<IPEndPoint> EndpointsOf(TrafficPolicy pool) => pool == TrafficPolicy.Cluster ? ClusterEndpoints : LocalEndpoints;
}

/// <param name="Pool">Which endpoints receive.</param>
/// <param name="Masquerade">Whose packets get the node's address as their source.</param>
/// <param name="Refusal">What to do with a packet because the pool is empty; None when it is not.</param>
/// <param name="LocalSourcesUseCluster">
/// Packets from pods (of the cluster CIDR) and from the node itself use the cluster's endpoints whatever the pool; those
/// from the node itself are masqueraded. True for external traffic under policy Local.
/// </param>
internal sealed record TrafficPath(TrafficPolicy Pool, Masquerade Masquerade, Refusal Refusal, bool LocalSourcesUseCluster = false);

/// Packets that come back to their own sender (hairpin) are masqueraded in every case.
internal enum Masquerade
{
    HairpinOnly,
    OffCluster,
    Always,
}

/// Reject answers at once (no endpoint anywhere); Drop is silent (endpoints exist, but none on this node: a load
/// balancer that still sends here must not be told that the port is closed).
internal enum Refusal
{
    None,
    Reject,
    Drop,
}

internal enum FrontendKind
{
    ClusterIp,
    ExternalIp,
    LoadBalancerIp,
    NodePort,
}

/// <param name="Address">Null for a node port.</param>
/// <param name="AllowedSources">Empty allows all.</param>
internal sealed record Frontend(FrontendKind Kind, IPAddress? Address, int Port, ValueList<IPNetwork> AllowedSources = default)
{
    public bool IsExternal => Kind != FrontendKind.ClusterIp;
}
