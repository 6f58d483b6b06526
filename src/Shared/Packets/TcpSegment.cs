using System.Buffers.Binary;
using System.Net;

namespace NetKube.Shared.Packets;

/// <summary>Control bits, RFC 9293 section 3.1.</summary>
[Flags]
public enum TcpFlags : byte
{
    None = 0,
    Fin = 1,
    Syn = 2,
    Rst = 4,
    Psh = 8,
    Ack = 16,
    Urg = 32,
    Ece = 64,
    Cwr = 128,
}

/// <summary>A TCP segment, RFC 9293.</summary>
public readonly ref struct TcpSegment
{
    public const int MinimalHeaderLength = 20;

    public ushort SourcePort { get; private init; }

    public ushort DestinationPort { get; private init; }

    public uint Sequence { get; private init; }

    public uint Acknowledgement { get; private init; }

    public TcpFlags Flags { get; private init; }

    public ushort Window { get; private init; }

    public ushort Checksum { get; private init; }

    public ReadOnlySpan<byte> Options { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out TcpSegment segment)
    {
        segment = default;
        if (bytes.Length < MinimalHeaderLength) return false;
        var header = (bytes[12] >> 4) * 4;
        if (header < MinimalHeaderLength || header > bytes.Length) return false;
        segment = new TcpSegment
        {
            SourcePort = BinaryPrimitives.ReadUInt16BigEndian(bytes),
            DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            Sequence = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
            Acknowledgement = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
            Flags = (TcpFlags)bytes[13],
            Window = BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]),
            Checksum = BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]),
            Options = bytes[MinimalHeaderLength..header],
            Payload = bytes[header..],
        };
        return true;
    }

    /// <summary>A segment without options.</summary>
    public static byte[] Build(IPEndPoint source, IPEndPoint destination, uint sequence, uint acknowledgement, TcpFlags flags,
        ReadOnlySpan<byte> payload, ushort window = 65535)
    {
        var bytes = new byte[MinimalHeaderLength + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)destination.Port);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), acknowledgement);
        bytes[12] = MinimalHeaderLength / 4 << 4;
        bytes[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(14), window);
        payload.CopyTo(bytes.AsSpan(MinimalHeaderLength));
        BinaryPrimitives.WriteUInt16BigEndian(
            bytes.AsSpan(16), InternetChecksum.Of(source.Address, destination.Address, IpProtocol.Tcp, bytes));
        return bytes;
    }
}
