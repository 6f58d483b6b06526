using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Api.Meta.V1;
using EndpointPort = NetKube.Shared.Api.Discovery.V1.EndpointPort;

namespace NetKube.ClusterDns.Api;

/// <summary>
/// How the cluster reaches its DNS servers: the Service kube-system/kube-dns, which the control plane makes, and one
/// EndpointSlice (of each address family) for each node, which that node's agent keeps. The service has no selector, so no
/// controller touches the slices. It prefers endpoints of the client's own node, and each slice says which that is.
/// </summary>
public static class KubeDns
{
    public const string Namespace = "kube-system";
    public const string Name = "kube-dns";
    public const string ManagedBy = "netkube-dns";
    public const int DnsPort = 53;
    public const int MetricsPort = 9153;

    private const int MaxObjectName = 253;

    /// <summary>The service, as the control plane creates it where it is missing.</summary>
    /// <param name="addresses">The tenth of each service range, the first family first.</param>
    public static Service ServiceObject(params IReadOnlyList<IPAddress> addresses) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = new ObjectMeta
        {
            Namespace = Namespace,
            Name = Name,
            Labels = new() { ["k8s-app"] = Name, ["kubernetes.io/cluster-service"] = "true", ["kubernetes.io/name"] = "CoreDNS" },
            Annotations = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = $"{MetricsPort}" },
        },
        Spec = new ServiceSpec
        {
            Type = ServiceType.ClusterIP,
            ClusterIP = addresses[0].ToString(),
            ClusterIPs = [.. addresses.Select(a => a.ToString())],
            IpFamilies = [.. addresses.Select(FamilyOf)],
            IpFamilyPolicy = addresses.Count > 1 ? IPFamilyPolicy.RequireDualStack : IPFamilyPolicy.SingleStack,
            InternalTrafficPolicy = ServiceInternalTrafficPolicy.Cluster,
            TrafficDistribution = "PreferSameNode",
            Ports =
            [
                new ServicePort { Name = "dns", Protocol = Protocol.UDP, Port = DnsPort, TargetPort = DnsPort },
                new ServicePort { Name = "dns-tcp", Protocol = Protocol.TCP, Port = DnsPort, TargetPort = DnsPort },
                new ServicePort { Name = "metrics", Protocol = Protocol.TCP, Port = MetricsPort, TargetPort = MetricsPort },
            ],
        },
    };

    /// <summary>What a node's slices must be: one for each family that the node has an address of.</summary>
    /// <param name="node">The node, which owns them: when it is deleted, they go too.</param>
    /// <param name="listen">Where its server listens.</param>
    /// <param name="isReady">The server has seen all objects and is not stopping.</param>
    public static IReadOnlyList<EndpointSlice> SlicesOf(Node node, IReadOnlyList<IPEndPoint> listen, bool isReady)
    {
        var slices = new List<EndpointSlice>();
        foreach (var family in listen.GroupBy(a => a.AddressFamily).OrderBy(g => g.Key))
        {
            slices.Add(SliceOf(node, family.Key, [.. family], isReady));
        }

        return slices;
    }

    private static EndpointSlice SliceOf(Node node, AddressFamily family, IPEndPoint[] listen, bool isReady) => new()
    {
        ApiVersion = "discovery.k8s.io/v1",
        Kind = "EndpointSlice",
        Metadata = new ObjectMeta
        {
            Namespace = Namespace,
            Name = NameOf(node.Metadata.Name, family),
            Labels = new() { ["kubernetes.io/service-name"] = Name, ["endpointslice.kubernetes.io/managed-by"] = ManagedBy, ["k8s-app"] = Name },
            OwnerReferences = node.Metadata.Uid.Length == 0
                ? null
                : [new OwnerReference { ApiVersion = "v1", Kind = "Node", Name = node.Metadata.Name, Uid = node.Metadata.Uid }],
        },
        AddressType = FamilyOf(listen[0].Address),
        Endpoints =
        [
            new Endpoint
            {
                Addresses = [listen[0].Address.ToString()],
                NodeName = node.Metadata.Name,
                Conditions = new EndpointConditions { Ready = isReady, Serving = isReady, Terminating = false },
                Hints = new EndpointHints { ForNodes = [new ForNode { Name = node.Metadata.Name }] },
                TargetRef = new ObjectReference { Kind = "Node", Name = node.Metadata.Name, Uid = node.Metadata.Uid },
            },
        ],
        Ports =
        [
            new EndpointPort { Name = "dns", Protocol = Protocol.UDP, Port = listen[0].Port },
            new EndpointPort { Name = "dns-tcp", Protocol = Protocol.TCP, Port = listen[0].Port },
            new EndpointPort { Name = "metrics", Protocol = Protocol.TCP, Port = MetricsPort },
        ],
    };

    private static string FamilyOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? "IPv4" : "IPv6";

    /// <summary>A node's name may be as long as an object's may; then a digest keeps two of them apart.</summary>
    private static string NameOf(string node, AddressFamily family)
    {
        var name = $"{Name}-{(family == AddressFamily.InterNetwork ? "ipv4" : "ipv6")}-{node}";
        if (name.Length <= MaxObjectName) return name;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(node)))[..10];
        return $"{name[..(MaxObjectName - digest.Length - 1)].TrimEnd('.', '-')}-{digest}";
    }
}
