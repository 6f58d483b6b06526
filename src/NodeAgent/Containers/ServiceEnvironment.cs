using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>
/// The variables that tell of services: NAME_SERVICE_HOST and the ones that Docker links had. The kubernetes service of
/// the default namespace is always among them, the pod's namespace's only if the pod wants links. Pure.
/// </summary>
internal static class ServiceEnvironment
{
    private const string MasterNamespace = "default";
    private const string MasterName = "kubernetes";

    public static Dictionary<string, string> Render(IReadOnlyList<Service> services, string @namespace, bool links)
    {
        var result = new Dictionary<string, string>();
        foreach (var service in services.Where(HasAddress).OrderBy(s => s.Metadata.Name, StringComparer.Ordinal))
        {
            var master = service.Metadata.Namespace == MasterNamespace && service.Metadata.Name == MasterName;
            var near = links && service.Metadata.Namespace == @namespace;
            // The pod's own namespace may have a service called kubernetes too: it wins.
            if (master && services.Any(s => links && s.Metadata.Namespace == @namespace && s != service && s.Metadata.Name == MasterName)) continue;
            if (master || near) Add(result, service);
        }
        return result;
    }

    private static bool HasAddress(Service service) => service.Spec.ClusterIP is { Length: > 0 } and not "None";

    private static void Add(Dictionary<string, string> result, Service service)
    {
        var name = NameOf(service.Metadata.Name);
        var host = service.Spec.ClusterIP;
        if (service.Spec.Ports is not [var first, ..] ports) return;
        result[$"{name}_SERVICE_HOST"] = host;
        result[$"{name}_SERVICE_PORT"] = $"{first.Port}";
        foreach (var port in ports.Where(p => p.Name.Length > 0)) result[$"{name}_SERVICE_PORT_{NameOf(port.Name)}"] = $"{port.Port}";
        result[$"{name}_PORT"] = Url(host, first);
        foreach (var port in ports)
        {
            var protocol = ProtocolOf(port);
            var prefix = $"{name}_PORT_{port.Port}_{protocol}";
            result[prefix] = Url(host, port);
            result[$"{prefix}_PROTO"] = protocol.ToLowerInvariant();
            result[$"{prefix}_PORT"] = $"{port.Port}";
            result[$"{prefix}_ADDR"] = host;
        }
    }

    private static string Url(string host, ServicePort port) =>
        $"{ProtocolOf(port).ToLowerInvariant()}://{(host.Contains(':') ? $"[{host}]" : host)}:{port.Port}";

    private static string ProtocolOf(ServicePort port) => port.Protocol.Length > 0 ? port.Protocol : "TCP";

    private static string NameOf(string name) => name.ToUpperInvariant().Replace('-', '_');
}
