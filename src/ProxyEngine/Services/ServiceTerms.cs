using System.Net.Sockets;

namespace NetKube.ProxyEngine.Services;

internal enum IpFamily
{
    V4,
    V6,
}

internal enum ServiceProtocol
{
    Tcp,
    Udp,
    Sctp,
}

/// Which endpoints may receive: all of the cluster's, or only those of the node where the packet arrived.
internal enum TrafficPolicy
{
    Cluster,
    Local,
}

internal static class ServiceTerms
{
    /// The name that iptables and /etc/protocols know.
    public static string Keyword(this ServiceProtocol protocol) => protocol switch
    {
        ServiceProtocol.Tcp => "tcp",
        ServiceProtocol.Udp => "udp",
        ServiceProtocol.Sctp => "sctp",
        _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "Not a protocol that a Service can have."),
    };

    public static ServiceProtocol? ParseProtocol(string text) => text switch
    {
        "TCP" or "tcp" or "" => ServiceProtocol.Tcp,
        "UDP" or "udp" => ServiceProtocol.Udp,
        "SCTP" or "sctp" => ServiceProtocol.Sctp,
        _ => null,
    };

    public static IpFamily Family(this System.Net.IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? IpFamily.V6 : IpFamily.V4;
}
