using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

/// Pure: one service port and the node in, what must be true out.
internal static class PortPlanner
{
    public static PortPlan Plan(ServicePort port, PlanSettings node)
    {
        var selected = EndpointSelection.Of(port, node);
        return new PortPlan
        {
            Name = port.Name,
            Frontends = FrontendsOf(port),
            Internal = InternalPath(port, selected, node),
            External = port.IsExternallyAccessible ? ExternalPath(port, selected) : null,
            ClusterEndpoints = AddressesOf(selected.Cluster),
            LocalEndpoints = AddressesOf(selected.Local),
            HairpinAddresses = selected.Cluster.Concat(selected.Local)
                .Where(endpoint => endpoint.NodeName.Length == 0 || endpoint.NodeName == node.NodeName)
                .Select(endpoint => endpoint.Address).Distinct().ToValueList(),
            AffinityTimeout = port.AffinityTimeout,
            HealthCheckNodePort = port.HealthCheckNodePort,
        };
    }

    private static ValueList<Frontend> FrontendsOf(ServicePort port)
    {
        var frontends = new List<Frontend> { new(FrontendKind.ClusterIp, port.ClusterIp, port.Port) };
        frontends.AddRange(port.ExternalIps.Select(ip => new Frontend(FrontendKind.ExternalIp, ip, port.Port)));
        frontends.AddRange(port.LoadBalancerIps.Select(
            ip => new Frontend(FrontendKind.LoadBalancerIp, ip, port.Port, port.LoadBalancerSourceRanges)));
        if (port.NodePort != 0) frontends.Add(new Frontend(FrontendKind.NodePort, null, port.NodePort));
        return frontends.ToValueList();
    }

    private static TrafficPath InternalPath(ServicePort port, EndpointSelection selected, PlanSettings node)
    {
        var masquerade = node.MasqueradeAll ? Masquerade.Always
            : node.ClusterCidr is null ? Masquerade.HairpinOnly
            : Masquerade.OffCluster;
        return new TrafficPath(port.InternalTrafficPolicy, masquerade, RefusalOf(port.InternalTrafficPolicy, selected));
    }

    /// Under policy Cluster the endpoint may be on another node, whose answer must come back through this one: so the
    /// client's address is given up. Under Local it is kept.
    private static TrafficPath ExternalPath(ServicePort port, EndpointSelection selected)
    {
        var isLocal = port.ExternalTrafficPolicy == TrafficPolicy.Local;
        return new TrafficPath(
            port.ExternalTrafficPolicy,
            isLocal ? Masquerade.HairpinOnly : Masquerade.Always,
            RefusalOf(port.ExternalTrafficPolicy, selected),
            LocalSourcesUseCluster: isLocal);
    }

    private static Refusal RefusalOf(TrafficPolicy pool, EndpointSelection selected)
    {
        if (!selected.AnyEndpoint) return Refusal.Reject;
        var candidates = pool == TrafficPolicy.Cluster ? selected.Cluster : selected.Local;
        return candidates.Count == 0 ? Refusal.Drop : Refusal.None;
    }

    private static ValueList<IPEndPoint> AddressesOf(ValueList<ServiceEndpoint> endpoints) =>
        endpoints.Select(endpoint => new IPEndPoint(endpoint.Address, endpoint.Port)).ToValueList();
}
