using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

/// Who may receive. Pure; the rules are those of KEP-1669 (terminating endpoints), KEP-2433 and KEP-3015 (topology
/// hints, node hints) and of the two traffic policies.
internal sealed record EndpointSelection(ValueList<ServiceEndpoint> Cluster, ValueList<ServiceEndpoint> Local, bool AnyEndpoint)
{
    public static EndpointSelection Of(ServicePort port, PlanSettings node)
    {
        var cluster = port.UsesClusterEndpoints ? ClusterOf(port.Endpoints, node) : [];
        if (!port.UsesLocalEndpoints) return new EndpointSelection(cluster, [], cluster.Count > 0);

        var local = ReadyElseFallback(port.Endpoints.Where(endpoint => endpoint.NodeName == node.NodeName));
        var any = port.Endpoints.Any(endpoint => endpoint.Ready || endpoint.IsFallback);
        return new EndpointSelection(cluster, local, any);
    }

    private static ValueList<ServiceEndpoint> ClusterOf(ValueList<ServiceEndpoint> endpoints, PlanSettings node)
    {
        var near = NearByHints(endpoints, node);
        return near.Count > 0 ? near : ReadyElseFallback(endpoints);
    }

    /// Hints count only if every ready endpoint has one and at least one points here: half-written hints, or a node
    /// in a zone that nobody was assigned to, must not lose traffic.
    private static ValueList<ServiceEndpoint> NearByHints(ValueList<ServiceEndpoint> endpoints, PlanSettings node)
    {
        var ready = endpoints.Where(endpoint => endpoint.Ready).ToList();
        if (ready.TrueForAll(endpoint => endpoint.NodeHints.Count > 0))
        {
            var here = ready.Where(endpoint => endpoint.NodeHints.Contains(node.NodeName)).ToValueList();
            if (here.Count > 0) return here;
        }

        return node.Zone.Length > 0 && ready.TrueForAll(endpoint => endpoint.ZoneHints.Count > 0)
            ? ready.Where(endpoint => endpoint.ZoneHints.Contains(node.Zone)).ToValueList()
            : [];
    }

    private static ValueList<ServiceEndpoint> ReadyElseFallback(IEnumerable<ServiceEndpoint> endpoints)
    {
        var all = endpoints.ToList();
        var ready = all.Where(endpoint => endpoint.Ready).ToValueList();
        return ready.Count > 0 ? ready : all.Where(endpoint => endpoint.IsFallback).ToValueList();
    }
}
