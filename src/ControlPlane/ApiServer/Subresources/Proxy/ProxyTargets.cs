using System.Globalization;
using NetKube.ControlPlane.ApiServer.Subresources.Streams;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using Endpoint = NetKube.Shared.Api.Discovery.V1.Endpoint;

namespace NetKube.ControlPlane.ApiServer.Subresources.Proxy;

/// <summary>Finds the address behind a pod, a service or a node.</summary>
internal sealed class ProxyTargets(IObjectReader objects, NodeConnections nodes)
{
    private const string ServiceLabel = "kubernetes.io/service-name";
    private static readonly ApiResource<Pod> Pods = ApiCatalog.BuiltIn.Of<Pod>();
    private static readonly ApiResource<Service> Services = ApiCatalog.BuiltIn.Of<Service>();
    private static readonly ApiResource<Node> Nodes = ApiCatalog.BuiltIn.Of<Node>();

    public async ValueTask<ProxyTarget> FindAsync(ApiResource resource, string inNamespace, string text, CancellationToken stop)
    {
        if (ProxyName.Read(text) is not { } name) throw ApiException.BadRequest($"invalid {resource.Singular} request \"{text}\"");
        if (resource == Pods) return OfPod(await objects.GetLatestAsync<Pod>(inNamespace, name.Name, stop)
            ?? throw ApiException.NotFound(Pods, name.Name), name);
        if (resource == Services) return OfService(await objects.GetLatestAsync<Service>(inNamespace, name.Name, stop)
            ?? throw ApiException.NotFound(Services, name.Name), name);
        return OfNode(await objects.GetLatestAsync<Node>(null, name.Name, stop) ?? throw ApiException.NotFound(Nodes, name.Name), name);
    }

    /// <summary>Without a port it is the first that a container declares.</summary>
    private static ProxyTarget OfPod(Pod pod, ProxyName name)
    {
        var address = pod.Status.PodIP.Length > 0 ? pod.Status.PodIP : pod.Status.PodIPs?.FirstOrDefault()?.Ip ?? "";
        ProxyTarget.CheckAddress(address);
        if (name.Port.Length > 0) return ProxyTarget.Workload(name.Scheme, address, PortOf(name.Port));
        var declared = (pod.Spec.Containers ?? []).Select(c => c.Ports?.FirstOrDefault()?.ContainerPortValue ?? 0).FirstOrDefault(p => p > 0);
        return ProxyTarget.Workload(name.Scheme, address, declared > 0 ? declared : name.Scheme == "https" ? 443 : 80);
    }

    private ProxyTarget OfNode(Node node, ProxyName name)
    {
        var kubelet = NodeConnections.KubeletPort(node).ToString(CultureInfo.InvariantCulture);
        var address = NodeConnections.AddressOf(node)
            ?? throw ApiException.Internal($"no preferred addresses found; known addresses of node {node.Metadata.Name}: none");
        ProxyTarget.CheckAddress(address);
        if (name.Port.Length == 0 || name.Port == kubelet) return new ProxyTarget(nodes.KubeletOf(node.Metadata.Name), IsKubelet: true);
        return ProxyTarget.Workload(name.Scheme, address, PortOf(name.Port));
    }

    private ProxyTarget OfService(Service service, ProxyName name)
    {
        var portName = PortNameOf(service, name.Port);
        var found = new List<(string Address, int Port)>();
        foreach (var slice in objects.List<EndpointSlice>(service.Metadata.Namespace))
        {
            if (slice.Metadata.Labels?.GetValueOrDefault(ServiceLabel) != service.Metadata.Name) continue;
            var port = slice.Ports?.Find(p => p.Name == portName)?.Port ?? 0;
            if (port > 0) found.AddRange((slice.Endpoints ?? []).Where(e =>
                e.Conditions.Ready != false).SelectMany(e => AddressesOf(e, service.Metadata.Namespace)).Select(a => (a, port)));
        }
        if (found.Count == 0) throw ApiException.Unavailable($"no endpoints available for service \"{name.Scheme}{(name.Scheme.Length > 0 ? ":" : "")}{name.Name}{(name.Port.Length > 0 ? ":" : "")}{name.Port}\"");
        var (address, target) = found[Random.Shared.Next(found.Count)];
        ProxyTarget.CheckAddress(address);
        return ProxyTarget.Workload(name.Scheme, address, target);
    }

    /// <summary>
    /// An endpoint counts only where a pod of the same namespace says that it has the address: who may write slices
    /// may not lead the server elsewhere.
    /// </summary>
    private IEnumerable<string> AddressesOf(Endpoint endpoint, string inNamespace)
    {
        if (endpoint.TargetRef is not { Kind: "Pod" } reference || reference.Namespace != inNamespace) return [];
        var pod = objects.Get<Pod>(inNamespace, reference.Name);
        return (endpoint.Addresses ?? []).Where(a => pod?.Status.PodIPs?.Exists(ip => ip.Ip == a) == true || pod?.Status.PodIP == a);
    }

    /// <summary>A number means the service's port of that number, whatever its name.</summary>
    private static string PortNameOf(Service service, string port)
    {
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return port;
        var found = service.Spec.Ports?.Find(p => p.Port == number);
        return found?.Name ?? throw ApiException.Unavailable($"no service port {port} found for service \"{service.Metadata.Name}\"");
    }

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and < 65536 ? port : throw ApiException.BadRequest($"invalid port \"{text}\"");
}
