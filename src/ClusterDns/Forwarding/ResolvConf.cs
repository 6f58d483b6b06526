using System.Net;

namespace NetKube.ClusterDns.Forwarding;

/// <summary>Name servers of a resolv.conf(5).</summary>
internal static class ResolvConf
{
    private const int DnsPort = 53;

    /// <summary>In their order; lines that are no name server's, and addresses that are none, are passed over as a resolver does.</summary>
    public static IReadOnlyList<IPEndPoint> NameServers(string text)
    {
        var servers = new List<IPEndPoint>();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["nameserver", var address, ..] && IPAddress.TryParse(address, out var parsed)) servers.Add(new IPEndPoint(parsed, DnsPort));
        }

        return servers;
    }
}
