using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// One table is ours, all of it. Inside, the names are those of kube-proxy's nftables mode where the thing is the same.
internal static class NftNames
{
    public const string Table = "netkube-proxy";

    public const string ServiceIps = "service-ips";
    public const string ServiceNodePorts = "service-nodeports";
    public const string NoEndpointServices = "no-endpoint-services";
    public const string NoEndpointNodePorts = "no-endpoint-nodeports";
    public const string FirewallIps = "firewall-ips";
    public const string HairpinConnections = "hairpin-connections";

    public const string Services = "services";
    public const string MarkForMasquerade = "mark-for-masquerade";
    public const string Masquerading = "masquerading";
    public const string Reject = "reject-chain";

    public const string AffinityPrefix = "affinity-";

    public static string Service(ServicePortName port) => "service-" + Suffix(port);

    public static string Local(ServicePortName port) => "local-" + Suffix(port);

    public static string External(ServicePortName port) => "external-" + Suffix(port);

    public static string Firewall(ServicePortName port) => "firewall-" + Suffix(port);

    public static string Endpoint(ServicePortName port, IPEndPoint endpoint) => "endpoint-" + Suffix(port, endpoint);

    public static string Affinity(ServicePortName port, IPEndPoint endpoint) => AffinityPrefix + Suffix(port, endpoint);

    private static string Suffix(ServicePortName port) => Hashed($"{port.Service}/{port.Protocol.Keyword()}/{port.Port}");

    private static string Suffix(ServicePortName port, IPEndPoint endpoint) => Hashed(
        $"{port.Service}/{port.Protocol.Keyword()}/{port.Port}__{endpoint.Address.ToString().Replace(':', '.')}/{endpoint.Port}");

    private static string Hashed(string name) => $"{NameHash.Of(name, 8)}-{name}";
}
