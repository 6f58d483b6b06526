using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;

namespace NetKube.ControlPlane.Controllers.EndpointSlices;

/// <summary>How pods become endpoints of a service; shared with the older Endpoints.</summary>
internal static class PodEndpoints
{
    public const string Zone = "topology.kubernetes.io/zone";

    public static bool IsHeadless(Service service) => service.Spec.ClusterIP == "None";

    /// <summary>Pods that have ended, or have no address yet, serve nobody; ending ones may still.</summary>
    public static bool MayServe(Pod pod) => !pod.IsTerminal() && pod.Status.PodIPs is { Count: > 0 };

    /// <summary>The pod's own name within a headless service, when its subdomain is that service.</summary>
    public static string? Hostname(Pod pod, Service service) =>
        pod.Spec.Hostname.Length > 0 && pod.Spec.Subdomain == service.Metadata.Name ? pod.Spec.Hostname : null;

    public static ObjectReference Reference(Pod pod) =>
        new() { Kind = "Pod", Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid };

    public static string AddressTypeOf(string address) => address.Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4";

    /// <summary>The pod's number for a service port; null when it has no port of that name.</summary>
    public static int? TargetPort(Pod pod, ServicePort port)
    {
        if (!port.TargetPort.IsString) return port.TargetPort.Number == 0 ? port.Port : port.TargetPort.Number;
        var containers = pod.Spec.Containers ?? [];
        var restartable = (pod.Spec.InitContainers ?? []).Where(c => c.RestartPolicy == "Always");
        return containers.Concat(restartable)
            .SelectMany(c => c.Ports ?? [])
            .FirstOrDefault(p => p.Name == port.TargetPort.Text && Protocol(p.Protocol) == Protocol(port.Protocol))?.ContainerPortValue;
    }

    /// <summary>The slice ports that a pod offers for a service, in the service's order.</summary>
    public static List<Shared.Api.Discovery.V1.EndpointPort> Ports(Pod pod, Service service)
    {
        var ports = new List<Shared.Api.Discovery.V1.EndpointPort>();
        foreach (var port in service.Spec.Ports ?? [])
        {
            if (TargetPort(pod, port) is not { } number) continue;
            ports.Add(new Shared.Api.Discovery.V1.EndpointPort { Name = port.Name, Protocol = Protocol(port.Protocol), Port = number, AppProtocol = port.AppProtocol });
        }
        return ports;
    }

    public static Endpoint Make(Pod pod, Service service, string addressType, Func<string, Shared.Api.Core.V1.Node?> nodeOf)
    {
        var serving = pod.IsReady();
        var terminating = pod.IsTerminating();
        var zone = pod.Spec.NodeName.Length == 0 ? null : nodeOf(pod.Spec.NodeName)?.Metadata.Labels?.GetValueOrDefault(Zone);
        return new Endpoint
        {
            Addresses = [.. pod.Status.PodIPs!.Select(a => a.Ip).Where(a => AddressTypeOf(a) == addressType)],
            Conditions = new EndpointConditions
            {
                Ready = service.Spec.PublishNotReadyAddresses || (serving && !terminating),
                Serving = serving,
                Terminating = terminating,
            },
            Hostname = Hostname(pod, service),
            NodeName = pod.Spec.NodeName.Length == 0 ? null : pod.Spec.NodeName,
            Zone = zone,
            TargetRef = Reference(pod),
            Hints = Hints(service, pod.Spec.NodeName, zone),
        };
    }

    /// <summary>Near clients are preferred by naming the endpoint's own zone (and node).</summary>
    private static EndpointHints? Hints(Service service, string node, string? zone)
    {
        if (service.Spec.TrafficDistribution is null || zone is null && service.Spec.TrafficDistribution != "PreferSameNode") return null;
        var hints = new EndpointHints();
        if (zone is not null) hints.ForZones = [new ForZone { Name = zone }];
        if (service.Spec.TrafficDistribution == "PreferSameNode" && node.Length > 0) hints.ForNodes = [new ForNode { Name = node }];
        return hints;
    }

    private static string Protocol(string protocol) => protocol.Length == 0 ? "TCP" : protocol;
}
