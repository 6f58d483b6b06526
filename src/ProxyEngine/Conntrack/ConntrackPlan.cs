using System.Net;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Conntrack;

/// Pure: which tracked UDP flows lead where the plan no longer leads. A UDP client that keeps its port keeps its entry
/// alive, and with it the old answer: a removed endpoint, or no translation from the time when there was none.
/// (TCP finds out by itself: the peer is gone, the connection ends.) Flows to addresses that are no Service's are never
/// touched, and neither are flows that lead to an endpoint of today: a restart keeps them.
internal sealed class ConntrackPlan
{
    private readonly Dictionary<IPEndPoint, HashSet<IPEndPoint>> _byAddress = [];
    private readonly Dictionary<int, HashSet<IPEndPoint>> _byNodePort = [];
    private readonly HashSet<IPAddress> _nodeAddresses;

    private ConntrackPlan(ServicePlan plan) => _nodeAddresses = [.. plan.Node.NodeAddresses];

    /// <param name="before">The plan of the last cleaning: its frontends that are gone lead nowhere now.</param>
    public static ConntrackPlan For(ServicePlan plan, ServicePlan? before)
    {
        var made = new ConntrackPlan(plan);
        foreach (var port in plan.Ports.Where(port => port.Protocol == ServiceProtocol.Udp))
        {
            HashSet<IPEndPoint> endpoints = [.. port.ClusterEndpoints, .. port.LocalEndpoints];
            made.Add(port, endpoints);
        }

        foreach (var port in before?.Ports.Where(port => port.Protocol == ServiceProtocol.Udp) ?? [])
        {
            made.Add(port, []);
        }

        return made;
    }

    public static bool IsNeeded(ServicePlan plan, ServicePlan? before, IReadOnlySet<ServiceName>? changed) =>
        changed is null || changed.Any(name => plan.PortsOf(name).Concat(before?.PortsOf(name) ?? [])
            .Any(port => port.Protocol == ServiceProtocol.Udp));

    public IEnumerable<TrackedFlow> Stale(IEnumerable<TrackedFlow> flows) => flows.Where(IsStale);

    private bool IsStale(TrackedFlow flow) => EndpointsBehind(flow.Sent) is { } endpoints && !IsAnsweredBy(endpoints, flow);

    /// A flow that is not translated is right as long as nothing could translate it.
    private static bool IsAnsweredBy(HashSet<IPEndPoint> endpoints, TrackedFlow flow) =>
        endpoints.Contains(flow.Answers) || (endpoints.Count == 0 && flow.Answers.Equals(flow.Sent));

    private HashSet<IPEndPoint>? EndpointsBehind(IPEndPoint sent) =>
        _byAddress.TryGetValue(sent, out var endpoints) ? endpoints
        : _nodeAddresses.Contains(sent.Address) ? _byNodePort.GetValueOrDefault(sent.Port)
        : null;

    private void Add(PortPlan port, HashSet<IPEndPoint> endpoints)
    {
        foreach (var frontend in port.Frontends)
        {
            if (frontend.Address is { } address) _byAddress.TryAdd(new IPEndPoint(address, frontend.Port), endpoints);
            else _byNodePort.TryAdd(frontend.Port, endpoints);
        }
    }
}
