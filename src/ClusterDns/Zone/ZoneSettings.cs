using System.Net;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>How names such as 10-244-1-5.default.pod.cluster.local are answered; CoreDNS's words.</summary>
public enum PodNames
{
    /// <summary>There are none.</summary>
    Disabled,

    /// <summary>Any address in a namespace that exists is given back, whether a pod has it or not.</summary>
    Insecure,

    /// <summary>Only when a pod of that namespace has the address.</summary>
    Verified,
}

/// <param name="Domain">Such as cluster.local.</param>
/// <param name="Ttl">Of every record of the zone, and of the knowledge that there is none.</param>
/// <param name="Pods">The mode of pod names.</param>
/// <param name="NameServerAddresses">What ns.dns.DOMAIN leads to: the DNS service's addresses.</param>
internal sealed record ZoneSettings(DnsName Domain, uint Ttl, PodNames Pods, IReadOnlyList<IPAddress> NameServerAddresses);
