using System.Buffers.Binary;
using System.Net;

namespace NetKube.Shared.Packets;

/// <summary>The ones' complement sum of IP, ICMP, UDP and TCP, RFC 1071.</summary>
public static class InternetChecksum
{
    /// <summary>Over bytes whose checksum field is zero: the value to put there. Over received bytes: 0 when they are whole.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes, uint sum = 0) => Finish(Add(sum, bytes));

    /// <summary>As <see cref="Of"/>, with the pseudo header of UDP and TCP (RFC 768, RFC 9293, RFC 8200 section 8.1).</summary>
    public static ushort Of(IPAddress source, IPAddress destination, byte protocol, ReadOnlySpan<byte> segment)
    {
        var sum = Add(0, source.GetAddressBytes());
        sum = Add(sum, destination.GetAddressBytes());
        return Of(segment, sum + protocol + (uint)segment.Length);
    }

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        // 65535 bytes are at most 32768 words of 16 bits: 32 bits hold their sum.
        for (; bytes.Length >= 2; bytes = bytes[2..]) sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        return bytes.Length == 1 ? sum + ((uint)bytes[0] << 8) : sum;
    }

    private static ushort Finish(uint sum)
    {
        while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
        return (ushort)~sum;
    }
}
