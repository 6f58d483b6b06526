using System.Net;
using System.Runtime.InteropServices;
using NetKube.Shared.Linux.Netlink;

namespace NetKube.Shared.Linux.Routing;

/// <summary>A permanent neighbour entry: which Ethernet address answers for an IP address.</summary>
public sealed record Neighbour(int LinkIndex, IPAddress Address, MacAddress LinkAddress);

/// <summary>A VXLAN device's permanent forwarding entry: behind which tunnel endpoint an Ethernet address is.</summary>
public sealed record ForwardingEntry(int LinkIndex, MacAddress LinkAddress, IPAddress Endpoint);

/// <summary>Neighbour and forwarding entries to and from rtnetlink's bytes: struct ndmsg, then NDA attributes.</summary>
internal static class NeighbourCodec
{
    private const int FixedLength = 12;
    private const ushort Change = NetlinkFlags.Request | NetlinkFlags.Ack;

    public static NetlinkMessage Dump() =>
        new NetlinkMessage(Numbers.GetNeighbour, NetlinkFlags.Request | NetlinkFlags.Dump).Body(new byte[FixedLength]);

    public static NetlinkMessage DumpForwarding() =>
        new NetlinkMessage(Numbers.GetNeighbour, NetlinkFlags.Request | NetlinkFlags.Dump).Body(Fixed(Numbers.FamilyBridge, 0, 0, 0));

    public static NetlinkMessage Replace(Neighbour entry) =>
        new NetlinkMessage(Numbers.NewNeighbour, Change | NetlinkFlags.Create | NetlinkFlags.Replace)
            .Body(Fixed(Numbers.FamilyOf(entry.Address), entry.LinkIndex, Numbers.NeighbourPermanent, 0))
            .Address(Numbers.NdaDestination, entry.Address).Mac(Numbers.NdaLinkAddress, entry.LinkAddress);

    public static NetlinkMessage Delete(Neighbour entry) =>
        new NetlinkMessage(Numbers.DeleteNeighbour, Change).Body(Fixed(Numbers.FamilyOf(entry.Address), entry.LinkIndex, 0, 0))
            .Address(Numbers.NdaDestination, entry.Address);

    public static NetlinkMessage Replace(ForwardingEntry entry) =>
        Write(entry, Numbers.NewNeighbour, Change | NetlinkFlags.Create | NetlinkFlags.Replace);

    public static NetlinkMessage Delete(ForwardingEntry entry) => Write(entry, Numbers.DeleteNeighbour, Change);

    public static Neighbour? ParseNeighbour(NetlinkReply reply) =>
        TryRead(reply, out var family, out var index, out var address, out var mac)
        && family is Numbers.FamilyV4 or Numbers.FamilyV6 && address is not null && mac is { } known
            ? new Neighbour(index, address, known) : null;

    public static ForwardingEntry? ParseForwarding(NetlinkReply reply) =>
        TryRead(reply, out var family, out var index, out var address, out var mac)
        && family == Numbers.FamilyBridge && address is not null && mac is { } known
            ? new ForwardingEntry(index, known, address) : null;

    private static bool TryRead(NetlinkReply reply, out byte family, out int index, out IPAddress? address, out MacAddress? mac)
    {
        (family, index, address, mac) = (0, 0, null, null);
        if (reply.Type != Numbers.NewNeighbour || reply.Payload.Length < FixedLength) return false;
        if ((MemoryMarshal.Read<ushort>(reply.Payload.AsSpan(8)) & Numbers.NeighbourPermanent) == 0) return false;
        (family, index) = (reply.Payload[0], MemoryMarshal.Read<int>(reply.Payload.AsSpan(4)));
        foreach (var attribute in reply.Attributes(FixedLength))
        {
            if (attribute.Type == Numbers.NdaDestination) address = attribute.Address;
            if (attribute.Type == Numbers.NdaLinkAddress) mac = attribute.Mac;
        }

        return true;
    }

    private static NetlinkMessage Write(ForwardingEntry entry, ushort type, ushort flags) =>
        new NetlinkMessage(type, flags)
            .Body(Fixed(Numbers.FamilyBridge, entry.LinkIndex, Numbers.NeighbourPermanent | Numbers.NeighbourNoArp, Numbers.NeighbourSelf))
            .Mac(Numbers.NdaLinkAddress, entry.LinkAddress).Address(Numbers.NdaDestination, entry.Endpoint);

    private static byte[] Fixed(byte family, int index, int state, byte flags)
    {
        var body = new byte[FixedLength];
        body[0] = family;
        MemoryMarshal.Write(body.AsSpan(4), index);
        MemoryMarshal.Write(body.AsSpan(8), (ushort)state);
        body[10] = flags;
        return body;
    }
}
