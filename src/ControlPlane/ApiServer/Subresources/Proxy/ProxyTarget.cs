using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Subresources.Proxy;

/// <summary>Where a proxied request goes.</summary>
/// <param name="Origin">Scheme, address and port.</param>
/// <param name="IsKubelet">It is a node's kubelet: the server shows its certificate and checks the other's.</param>
internal sealed record ProxyTarget(Uri Origin, bool IsKubelet)
{
    public static ProxyTarget Workload(string scheme, string address, int port) =>
        new(new UriBuilder(scheme.Length == 0 ? "http" : scheme, address, port).Uri, IsKubelet: false);

    /// <summary>The API server's own loopback and link are no part of the cluster: nobody gets there through it.</summary>
    public static void CheckAddress(string text)
    {
        var allowed = IPAddress.TryParse(text, out var address) && !IPAddress.IsLoopback(address)
            && !IsLinkLocal(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        if (!allowed) throw ApiException.BadRequest("address not allowed");
    }

    private static bool IsLinkLocal(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return address.IsIPv6LinkLocal || address.IsIPv6Multicast
            || address.Equals(IPAddress.IPv6Any);
        var bytes = address.GetAddressBytes();
        return (bytes[0] == 169 && bytes[1] == 254) || bytes[0] is 0 or 127 || (bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0);
    }
}
