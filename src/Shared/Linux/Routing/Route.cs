using System.Net;
using System.Runtime.InteropServices;
using NetKube.Shared.Linux.Netlink;

namespace NetKube.Shared.Linux.Routing;

/// <summary>A unicast route of the main table.</summary>
/// <param name="Gateway">Null for a destination on the link itself.</param>
/// <param name="OnLink">The gateway is taken to be on the link, whatever the addresses say.</param>
/// <param name="Scope">0 universe, 253 link.</param>
/// <param name="Protocol">Who made it; <see cref="OursProtocol"/> for NetKube.</param>
public sealed record Route(
    IPNetwork Destination, int LinkIndex, IPAddress? Gateway = null, bool OnLink = false, byte Scope = 0,
    byte Protocol = Route.OursProtocol, IPAddress? PreferredSource = null, int Metric = 0)
{
    /// <summary>The rtm_protocol of NetKube's routes ('N'; not in use by iproute2's rt_protos), so that only ours are ever removed.</summary>
    public const byte OursProtocol = 78;

    /// <summary>0.0.0.0/0.</summary>
    public static IPNetwork DefaultV4 { get; } = new(IPAddress.Any, 0);

    /// <summary>::/0.</summary>
    public static IPNetwork DefaultV6 { get; } = new(IPAddress.IPv6Any, 0);
}

/// <summary>Routes to and from rtnetlink's bytes: struct rtmsg, then RTA attributes.</summary>
internal static class RouteCodec
{
    private const int FixedLength = 12;

    public static NetlinkMessage Dump() =>
        new NetlinkMessage(Numbers.GetRoute, NetlinkFlags.Request | NetlinkFlags.Dump).Body(new byte[FixedLength]);

    public static NetlinkMessage Replace(Route route) => Write(
        route, Numbers.NewRoute, NetlinkFlags.Request | NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Replace);

    public static NetlinkMessage Delete(Route route) => Write(route, Numbers.DeleteRoute, NetlinkFlags.Request | NetlinkFlags.Ack);

    public static Route? Parse(NetlinkReply reply)
    {
        var body = reply.Payload;
        if (reply.Type != Numbers.NewRoute || body.Length < FixedLength || body[7] != Numbers.Unicast) return null;
        if (body[0] is not (Numbers.FamilyV4 or Numbers.FamilyV6)) return null;
        var any = body[0] == Numbers.FamilyV4 ? IPAddress.Any : IPAddress.IPv6Any;
        var onLink = (MemoryMarshal.Read<uint>(body.AsSpan(8)) & Numbers.NextHopOnLink) != 0;
        var route = new Route(new IPNetwork(any, 0), 0, null, onLink, body[6], body[5]);
        uint table = body[4];
        foreach (var attribute in reply.Attributes(FixedLength))
        {
            route = attribute.Type switch
            {
                Numbers.RtaDestination when attribute.Address is { } to && to.AddressFamily == any.AddressFamily
                    && body[1] <= to.GetAddressBytes().Length * 8 => route with { Destination = new IPNetwork(to, body[1]) },
                Numbers.RtaGateway => route with { Gateway = attribute.Address },
                Numbers.RtaOutInterface => route with { LinkIndex = attribute.I32 },
                Numbers.RtaPreferredSource => route with { PreferredSource = attribute.Address },
                Numbers.RtaPriority => route with { Metric = attribute.I32 },
                _ => route,
            };
            if (attribute.Type == Numbers.RtaTable) table = attribute.U32;
        }

        return table == Numbers.MainTable ? route : null;
    }

    private static NetlinkMessage Write(Route route, ushort type, ushort flags)
    {
        var body = new byte[FixedLength];
        body[0] = Numbers.FamilyOf(route.Destination.BaseAddress);
        body[1] = (byte)route.Destination.PrefixLength;
        body[4] = Numbers.MainTable;
        body[5] = route.Protocol;
        body[6] = route.Scope;
        body[7] = Numbers.Unicast;
        if (route.OnLink) MemoryMarshal.Write(body.AsSpan(8), Numbers.NextHopOnLink);
        var message = new NetlinkMessage(type, flags).Body(body);
        if (route.Destination.PrefixLength > 0) message.Address(Numbers.RtaDestination, route.Destination.BaseAddress);
        if (route.Gateway is { } gateway) message.Address(Numbers.RtaGateway, gateway);
        if (route.LinkIndex != 0) message.U32(Numbers.RtaOutInterface, (uint)route.LinkIndex);
        if (route.PreferredSource is { } source) message.Address(Numbers.RtaPreferredSource, source);
        if (route.Metric != 0) message.U32(Numbers.RtaPriority, (uint)route.Metric);
        return message;
    }
}
