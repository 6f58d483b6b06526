using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

/// Says what the plan means for one packet, without a kernel. Each mode's own state must give the same answer.
internal static class PacketTracer
{
    public static Fate Trace(ServicePlan plan, Packet packet)
    {
        foreach (var port in plan.Ports)
        {
            if (port.Protocol != packet.Protocol) continue;
            foreach (var frontend in port.Frontends)
            {
                if (IsFor(frontend, packet.Destination, plan.Node)) return Through(port, frontend, packet, plan.Node);
            }
        }

        return Fate.Untouched;
    }

    private static bool IsFor(Frontend frontend, IPEndPoint destination, PlanSettings node)
    {
        if (frontend.Port != destination.Port) return false;
        return frontend.Address is { } address ? address.Equals(destination.Address) : IsNodePortAddress(destination.Address, node);
    }

    private static bool IsNodePortAddress(IPAddress address, PlanSettings node)
    {
        if (IPAddress.IsLoopback(address)) return node.LocalhostNodePorts;
        return node.NodeAddresses.Contains(address)
            && (node.NodePortAddresses.Count == 0 || node.NodePortAddresses.Any(range => range.Contains(address)));
    }

    private static Fate Through(PortPlan port, Frontend frontend, Packet packet, PlanSettings node)
    {
        var isAllowed = frontend.AllowedSources.Count == 0 || frontend.AllowedSources.Any(range => range.Contains(packet.Source));
        var path = frontend.IsExternal ? port.External! : port.Internal;
        if (path.Refusal == Refusal.Reject) return Fate.Reject;
        if (!isAllowed) return Fate.Drop;

        var fromNode = node.NodeAddresses.Contains(packet.Source) || IPAddress.IsLoopback(packet.Source);
        var fromPod = node.ClusterCidr is { } cidr && cidr.Contains(packet.Source);
        if (path.LocalSourcesUseCluster && (fromPod || fromNode))
        {
            return Deliver(port.ClusterEndpoints, packet, masquerade: fromNode && !fromPod);
        }

        if (path.Refusal == Refusal.Drop) return Fate.Drop;
        var masquerade = path.Masquerade == Masquerade.Always || (path.Masquerade == Masquerade.OffCluster && !fromPod);
        return Deliver(port.EndpointsOf(path.Pool), packet, masquerade);
    }

    private static Fate Deliver(ValueList<IPEndPoint> endpoints, Packet packet, bool masquerade) =>
        Fate.Of(endpoints.Select(endpoint =>
            new Delivery(endpoint.ToString(), masquerade || endpoint.Address.Equals(packet.Source))));
}
