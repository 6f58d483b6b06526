using System.Net;

namespace NetKube.ProxyEngine.Services;

/// What the proxy reads of a Service, both IP families together, compared by value: an update of a label or an
/// annotation that the proxy does not use is no change.
internal sealed record ServiceObject
{
    public required ServiceName Name { get; init; }

    /// Another proxy's (label service.kubernetes.io/service-proxy-name), an ExternalName or a headless Service.
    public bool IsNotOurs { get; init; }

    public ValueList<IPAddress> ClusterIps { get; init; }

    public ValueList<ServiceObjectPort> Ports { get; init; }

    public ValueList<IPAddress> ExternalIps { get; init; }

    /// Of status.loadBalancer.ingress, those with ipMode VIP.
    public ValueList<IPAddress> LoadBalancerIps { get; init; }

    public ValueList<IPNetwork> LoadBalancerSourceRanges { get; init; }

    public TrafficPolicy InternalTrafficPolicy { get; init; }

    public TrafficPolicy ExternalTrafficPolicy { get; init; }

    /// Zero when the Service has none.
    public int HealthCheckNodePort { get; init; }

    /// Null without session affinity.
    public TimeSpan? AffinityTimeout { get; init; }
}

/// <param name="NodePort">Zero when the port has none.</param>
internal sealed record ServiceObjectPort(string Name, ServiceProtocol Protocol, int Port, int NodePort = 0);
