using System.Net;

namespace NetKube.ProxyEngine.Services;

/// Pure: a Service and its slices in, the ports of one IP family out.
internal static class ServicePortBuilder
{
    public static ValueList<ServicePort> Build(ServiceObject? service, IEnumerable<EndpointSliceObject> slices, IpFamily family)
    {
        if (service is null || service.IsNotOurs) return [];
        var clusterIp = service.ClusterIps.FirstOrDefault(ip => ip.Family() == family);
        if (clusterIp is null) return [];

        var ofFamily = slices.Where(slice => slice.Family == family).ToList();
        return service.Ports.Select(port => Build(service, port, clusterIp, ofFamily)).ToValueList();
    }

    private static ServicePort Build(
        ServiceObject service, ServiceObjectPort port, IPAddress clusterIp, List<EndpointSliceObject> slices)
    {
        var family = clusterIp.Family();
        var name = new ServicePortName(service.Name, port.Name, port.Protocol);
        return new ServicePort
        {
            Name = name,
            ClusterIp = clusterIp,
            Port = port.Port,
            NodePort = port.NodePort,
            ExternalIps = service.ExternalIps.Where(ip => ip.Family() == family).ToValueList(),
            LoadBalancerIps = service.LoadBalancerIps.Where(ip => ip.Family() == family).ToValueList(),
            LoadBalancerSourceRanges = service.LoadBalancerSourceRanges.Where(range => range.BaseAddress.Family() == family).ToValueList(),
            InternalTrafficPolicy = service.InternalTrafficPolicy,
            ExternalTrafficPolicy = service.ExternalTrafficPolicy,
            HealthCheckNodePort = service.HealthCheckNodePort,
            AffinityTimeout = service.AffinityTimeout,
            Endpoints = EndpointsOf(name, slices),
        };
    }

    private static ValueList<ServiceEndpoint> EndpointsOf(ServicePortName name, List<EndpointSliceObject> slices)
    {
        var found = new SortedDictionary<(string Address, int Port), ServiceEndpoint>();
        foreach (var slice in slices)
        {
            foreach (var port in slice.Ports)
            {
                if (port.Name != name.Port || port.Protocol != name.Protocol) continue;
                foreach (var entry in slice.Endpoints)
                {
                    var endpoint = EndpointOf(entry, port.Port);
                    var key = (entry.Address.ToString(), port.Port);
                    if (!found.TryGetValue(key, out var known) || IsBetter(endpoint, known)) found[key] = endpoint;
                }
            }
        }

        return found.Values.ToValueList();
    }

    private static ServiceEndpoint EndpointOf(EndpointSliceEntry entry, int port) => new(entry.Address, port)
    {
        Ready = entry.Ready,
        Serving = entry.Serving,
        Terminating = entry.Terminating,
        NodeName = entry.NodeName,
        ZoneHints = entry.ZoneHints,
        NodeHints = entry.NodeHints,
    };

    /// While an endpoint moves from one slice to another, both may show it for a moment: the readier one is the newer.
    private static bool IsBetter(ServiceEndpoint candidate, ServiceEndpoint known) =>
        (candidate.Ready, candidate.Serving).CompareTo((known.Ready, known.Serving)) > 0;
}
