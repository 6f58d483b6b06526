using System.Net;

namespace NetKube.ProxyEngine.Services;

/// One port of one Service in one IP family, with the endpoints behind it: everything the plan decides from.
internal sealed record ServicePort
{
    public required ServicePortName Name { get; init; }

    public required IPAddress ClusterIp { get; init; }

    public required int Port { get; init; }

    public int NodePort { get; init; }

    public ValueList<IPAddress> ExternalIps { get; init; }

    public ValueList<IPAddress> LoadBalancerIps { get; init; }

    public ValueList<IPNetwork> LoadBalancerSourceRanges { get; init; }

    public TrafficPolicy InternalTrafficPolicy { get; init; }

    public TrafficPolicy ExternalTrafficPolicy { get; init; }

    public int HealthCheckNodePort { get; init; }

    public TimeSpan? AffinityTimeout { get; init; }

    /// Ordered by address and port, so that equal sets are equal lists.
    public ValueList<ServiceEndpoint> Endpoints { get; init; }

    public bool IsExternallyAccessible => NodePort != 0 || ExternalIps.Count > 0 || LoadBalancerIps.Count > 0;

    /// External traffic under policy Local needs the cluster's endpoints too: what a pod or the node itself sends to
    /// an external address behaves as if it went out to the load balancer and came back on any node.
    public bool UsesClusterEndpoints => InternalTrafficPolicy == TrafficPolicy.Cluster || IsExternallyAccessible;

    public bool UsesLocalEndpoints =>
        InternalTrafficPolicy == TrafficPolicy.Local || (ExternalTrafficPolicy == TrafficPolicy.Local && IsExternallyAccessible);
}

internal sealed record ServiceEndpoint(IPAddress Address, int Port)
{
    public bool Ready { get; init; } = true;

    public bool Serving { get; init; } = true;

    public bool Terminating { get; init; }

    public string NodeName { get; init; } = "";

    public ValueList<string> ZoneHints { get; init; }

    public ValueList<string> NodeHints { get; init; }

    /// KEP-1669: an endpoint that is going away but still answers; used when nothing better is left.
    public bool IsFallback => Serving && Terminating;
}
