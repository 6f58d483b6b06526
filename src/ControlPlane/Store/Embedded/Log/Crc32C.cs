using System.Buffers.Binary;
using System.Numerics;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>CRC32C (Castagnoli; RFC 3720, appendix B.4), with the processor's instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of bytes, begun with a salt so that a record of another file never passes for one of this.</summary>
    public static uint Of(ulong salt, ReadOnlySpan<byte> bytes)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, salt);
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var one in bytes) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
