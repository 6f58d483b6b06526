using Microsoft.Extensions.Logging;
using NetKube.Overlay.Subnets;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Overlay.Backends.HostGateway;

/// <summary>
/// No tunnel: each peer costs one route, to its subnet by its own address. The nodes must share one Ethernet segment.
/// </summary>
internal sealed class HostGatewayBackend(ILogger<HostGatewayBackend> log) : IOverlayBackend
{
    public string Name => "host-gw";

    public Task<IOverlayNetwork> JoinAsync(LocalNode node, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var netlink = RouteNetlink.Open(node.Namespace);
        try
        {
            var uplink = netlink.GetLink(node.Uplink);
            var lease = new SubnetLease(node.Name, node.PodCidr, node.PublicIp, Name, null);
            return Task.FromResult<IOverlayNetwork>(new HostGatewayNetwork(netlink, lease, uplink.Name, uplink.Mtu, log));
        }
        catch
        {
            netlink.Dispose();
            throw;
        }
    }
}
