using System.Buffers.Binary;

namespace NetKube.Shared.Packets;

/// <summary>A VXLAN header and the Ethernet frame that it carries, RFC 7348 section 5.</summary>
public readonly ref struct VxlanPacket
{
    public const int HeaderLength = 8;

    /// <summary>Linux' own default, which flannel uses.</summary>
    public const ushort LinuxPort = 8472;

    private const byte VniPresent = 0x08;

    public int Vni { get; private init; }

    /// <summary>An Ethernet frame.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out VxlanPacket packet)
    {
        packet = default;
        if (bytes.Length < HeaderLength || (bytes[0] & VniPresent) == 0) return false;
        packet = new VxlanPacket { Vni = (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) >> 8), Payload = bytes[HeaderLength..] };
        return true;
    }

    public static byte[] Build(int vni, ReadOnlySpan<byte> frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)vni, 0xff_ffffu, nameof(vni));
        var bytes = new byte[HeaderLength + frame.Length];
        bytes[0] = VniPresent;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), (uint)vni << 8);
        frame.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }
}
