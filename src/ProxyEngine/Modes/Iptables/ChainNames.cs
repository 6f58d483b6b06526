using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// The chains that are ours, with the names that kube-proxy's users know.
internal static class ChainNames
{
    /// nat: every frontend address. filter: refusals for cluster IPs.
    public const string Services = "KUBE-SERVICES";

    /// nat: node ports. filter: health check node ports.
    public const string NodePorts = "KUBE-NODEPORTS";

    /// nat: gives the node's address to what was marked.
    public const string Postrouting = "KUBE-POSTROUTING";

    /// nat: marks a packet for KUBE-POSTROUTING.
    public const string MarkMasquerade = "KUBE-MARK-MASQ";

    /// filter: refusals for addresses seen from outside.
    public const string ExternalServices = "KUBE-EXTERNAL-SERVICES";

    /// filter: accepts what we forward, drops what connection tracking calls invalid.
    public const string Forward = "KUBE-FORWARD";

    /// filter: what a load balancer's source ranges do not allow.
    public const string ProxyFirewall = "KUBE-PROXY-FIREWALL";

    private const string ClusterPolicyPrefix = "KUBE-SVC-";
    private const string LocalPolicyPrefix = "KUBE-SVL-";
    private const string ExternalPrefix = "KUBE-EXT-";
    private const string FirewallPrefix = "KUBE-FW-";
    private const string EndpointPrefix = "KUBE-SEP-";

    private static readonly HashSet<string> Fixed =
        [Services, NodePorts, Postrouting, MarkMasquerade, ExternalServices, Forward, ProxyFirewall];

    private static readonly string[] Prefixes = [ClusterPolicyPrefix, LocalPolicyPrefix, ExternalPrefix, FirewallPrefix, EndpointPrefix];

    public static string ClusterPolicy(ServicePortName port) => ClusterPolicyPrefix + Hash(port);

    public static string LocalPolicy(ServicePortName port) => LocalPolicyPrefix + Hash(port);

    public static string External(ServicePortName port) => ExternalPrefix + Hash(port);

    public static string Firewall(ServicePortName port) => FirewallPrefix + Hash(port);

    public static string Endpoint(ServicePortName port, IPEndPoint endpoint) => EndpointPrefix + Hash(port, endpoint.ToString());

    public static bool IsOurs(string chain) =>
        Fixed.Contains(chain) || Array.Exists(Prefixes, prefix => chain.StartsWith(prefix, StringComparison.Ordinal));

    /// A chain name may have 28 characters.
    private static string Hash(ServicePortName port, string endpoint = "") => NameHash.Of(port + port.Protocol.Keyword() + endpoint, 16);
}
