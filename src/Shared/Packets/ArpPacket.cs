using System.Buffers.Binary;
using System.Net;
using NetKube.Shared.Linux;

namespace NetKube.Shared.Packets;

/// <summary>ARP for IPv4 over Ethernet, RFC 826.</summary>
public sealed record ArpPacket(
    ushort Operation, MacAddress SenderHardware, IPAddress SenderProtocol, MacAddress TargetHardware, IPAddress TargetProtocol)
{
    public const ushort Request = 1;
    public const ushort Reply = 2;
    public const int Length = 28;

    public static bool TryParse(ReadOnlySpan<byte> bytes, out ArpPacket packet)
    {
        packet = null!;
        if (bytes.Length < Length || BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16 != 0x0001_0800_0604) return false;
        packet = new ArpPacket(
            BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]),
            new MacAddress(bytes[8..14]), new IPAddress(bytes[14..18]), new MacAddress(bytes[18..24]), new IPAddress(bytes[24..28]));
        return true;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, 0x0001_0800_0604_0000UL | Operation);
        SenderHardware.CopyTo(bytes.AsSpan(8));
        SenderProtocol.TryWriteBytes(bytes.AsSpan(14), out _);
        TargetHardware.CopyTo(bytes.AsSpan(18));
        TargetProtocol.TryWriteBytes(bytes.AsSpan(24), out _);
        return bytes;
    }
}
