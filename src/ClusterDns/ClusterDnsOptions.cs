using System.Net;
using System.Net.Sockets;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns;

/// <summary>How a node's DNS server is set up. The defaults are CoreDNS's where it has the same option.</summary>
public sealed record ClusterDnsOptions
{
    /// <summary>The zone of the cluster's names.</summary>
    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>
    /// Addresses for UDP and TCP: the node's own, each named. The "any" address is refused: a reply must come from the
    /// address that was asked, and a socket bound to all of them leaves the choice to the kernel.
    /// </summary>
    public IReadOnlyList<IPEndPoint> Listen { get; init; } = [];

    /// <summary>Where /metrics, /health and /ready are served; null for nowhere.</summary>
    public IPEndPoint? MetricsListen { get; init; }

    /// <summary>Servers for other names, asked in this order. None: such names are refused.</summary>
    public IReadOnlyList<IPEndPoint> Upstreams { get; init; } = [];

    /// <summary>Seconds that clients may keep the cluster's names (and that there is no such name).</summary>
    public int Ttl { get; init; } = 5;

    /// <summary>Most seconds that an upstream's answer is kept.</summary>
    public int CacheTtl { get; init; } = 30;

    /// <summary>How names made of pod addresses are answered.</summary>
    public PodNames Pods { get; init; } = PodNames.Insecure;

    /// <summary>The DNS service's addresses, which ns.dns.DOMAIN leads to.</summary>
    public IReadOnlyList<IPAddress> ServiceAddresses { get; init; } = [];

    /// <summary>UDP sockets, each with a thread, for each address. More than one pays on a busy node of many cores.</summary>
    public int UdpSockets { get; init; } = 1;

    /// <summary>Log every query.</summary>
    public bool LogQueries { get; init; }

    /// <summary>The name servers of a resolv.conf(5), for <see cref="Upstreams"/>.</summary>
    public static IReadOnlyList<IPEndPoint> ReadUpstreams(string resolvConf) => Forwarding.ResolvConf.NameServers(resolvConf);

    /// <exception cref="ArgumentException">An option cannot work; the message names it.</exception>
    internal DnsName Validate()
    {
        if (!DnsName.TryParse(ClusterDomain, out var domain) || domain.Wire.Length is 1 or > 128)
        {
            throw Wrong(nameof(ClusterDomain), $"'{ClusterDomain}' is not a domain name of at most 126 characters");
        }

        if (Listen.Count == 0) throw Wrong(nameof(Listen), "is empty; name the node's address, such as 192.0.2.1:53");
        foreach (var address in Listen)
        {
            if (address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any))
            {
                throw Wrong(nameof(Listen), $"{address} is no single address; name the node's own");
            }
        }

        if (Ttl is < 0 or > 3600) throw Wrong(nameof(Ttl), $"{Ttl} is not within 0 to 3600 seconds");
        if (CacheTtl is < 0 or > 3600) throw Wrong(nameof(CacheTtl), $"{CacheTtl} is not within 0 to 3600 seconds");
        if (UdpSockets is < 1 or > 256) throw Wrong(nameof(UdpSockets), $"{UdpSockets} is not within 1 to 256");
        foreach (var upstream in Upstreams)
        {
            if (Listen.Contains(upstream)) throw Wrong(nameof(Upstreams), $"{upstream} is this server's own address: it would ask itself");
            if (upstream.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)) throw Wrong(nameof(Upstreams), $"{upstream} is no IP address");
        }

        return domain;
    }

    private static ArgumentException Wrong(string option, string why) => new($"ClusterDnsOptions.{option}: {why}.");
}
