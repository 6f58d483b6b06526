using System.Net;
using System.Runtime.InteropServices;
using NetKube.Shared.Linux.Netlink;

namespace NetKube.Shared.Linux.Routing;

/// <param name="LinkIndex">The interface.</param>
/// <param name="Scope">0 universe, 253 link, 254 host; link-local IPv6 addresses have 253.</param>
public sealed record InterfaceAddress(int LinkIndex, IPAddress Address, int PrefixLength, byte Scope = 0)
{
    public override string ToString() => $"{Address}/{PrefixLength}";
}

/// <summary>Addresses to and from rtnetlink's bytes: struct ifaddrmsg, then IFA attributes.</summary>
internal static class AddressCodec
{
    private const int FixedLength = 8;

    public static NetlinkMessage Dump() =>
        new NetlinkMessage(Numbers.GetAddress, NetlinkFlags.Request | NetlinkFlags.Dump).Body(new byte[FixedLength]);

    public static NetlinkMessage Add(InterfaceAddress address) => Write(
        address, Numbers.NewAddress, NetlinkFlags.Request | NetlinkFlags.Ack | NetlinkFlags.Create | NetlinkFlags.Exclusive);

    public static NetlinkMessage Delete(InterfaceAddress address) =>
        Write(address, Numbers.DeleteAddress, NetlinkFlags.Request | NetlinkFlags.Ack);

    public static InterfaceAddress? Parse(NetlinkReply reply)
    {
        if (reply.Type != Numbers.NewAddress || reply.Payload.Length < FixedLength) return null;
        IPAddress? address = null, local = null;
        foreach (var attribute in reply.Attributes(FixedLength))
        {
            if (attribute.Type == Numbers.IfaAddress) address = attribute.Address;
            if (attribute.Type == Numbers.IfaLocal) local = attribute.Address;
        }

        // On a point-to-point link IFA_ADDRESS is the other side's.
        return (local ?? address) is { } own
            ? new InterfaceAddress(MemoryMarshal.Read<int>(reply.Payload.AsSpan(4)), own, reply.Payload[1], reply.Payload[3])
            : null;
    }

    private static NetlinkMessage Write(InterfaceAddress address, ushort type, ushort flags)
    {
        var body = new byte[FixedLength];
        body[0] = Numbers.FamilyOf(address.Address);
        body[1] = (byte)address.PrefixLength;
        body[3] = address.Scope;
        MemoryMarshal.Write(body.AsSpan(4), address.LinkIndex);
        var message = new NetlinkMessage(type, flags).Body(body)
            .Address(Numbers.IfaLocal, address.Address).Address(Numbers.IfaAddress, address.Address);
        // The address is ours alone by design: no wait for duplicate address detection.
        if (body[0] == Numbers.FamilyV6) message.U32(Numbers.IfaFlags, Numbers.IfaNoDad);
        if (body[0] == Numbers.FamilyV4 && address.PrefixLength is > 0 and < 31) message.Address(Numbers.IfaBroadcast, Broadcast(address));
        return message;
    }

    private static IPAddress Broadcast(InterfaceAddress address)
    {
        var bytes = address.Address.GetAddressBytes();
        for (var bit = address.PrefixLength; bit < 32; bit++) bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
