using System.Buffers.Binary;

namespace NetKube.ControlPlane.Store.Embedded;

internal enum FrameKind : uint
{
    /// <summary>A batch of format version 1: as <see cref="Batch"/>, without users.</summary>
    NamelessBatch = 1,

    /// <summary>The segment is complete; the next one follows.</summary>
    Sealed = 2,

    /// <summary>The store was closed in good order here.</summary>
    Closed = 3,

    /// <summary>Entries of a snapshot, in key order (SnapshotWriter).</summary>
    Entries = 4,

    /// <summary>The last frame of a snapshot, with its counts.</summary>
    SnapshotEnd = 5,

    /// <summary>One batch: its transactions, and the revision it compacted to (ChangeRecords).</summary>
    Batch = 6,
}

/// <summary>
/// The unit that is written and checked as a whole: a header of 20 bytes, the payload, zeros up to a multiple of 8 less
/// one, and a last byte that is never zero. Layout in Store/README.md.
/// </summary>
internal static class Frame
{
    public const int HeaderBytes = 20;
    public const uint Magic = 0x4B4E5346;
    public const byte LastByte = 0xA5;

    /// <summary>Bytes that a payload takes up in a file.</summary>
    public static int SizeOf(int payload) => (HeaderBytes + payload + 1 + 7) & ~7;

    /// <summary>Fills in the header and the end of a frame whose payload is in place.</summary>
    public static void Finish(Span<byte> frame, FrameKind kind, int payload, ulong salt)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], (uint)kind);
        BinaryPrimitives.WriteInt32LittleEndian(frame[8..], payload);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[12..], Crc32C.Of(salt, frame.Slice(HeaderBytes, payload)));
        BinaryPrimitives.WriteUInt32LittleEndian(frame[16..], Crc32C.Of(salt, frame[..16]));
        frame[(HeaderBytes + payload)..^1].Clear();
        frame[^1] = LastByte;
    }

    /// <summary>Whether an intact header begins here.</summary>
    public static bool HasHeader(ReadOnlySpan<byte> at, ulong salt, out FrameKind kind, out int payload)
    {
        kind = default;
        payload = 0;
        if (at.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(at) != Magic) return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(at[16..]) != Crc32C.Of(salt, at[..16])) return false;
        kind = (FrameKind)BinaryPrimitives.ReadUInt32LittleEndian(at[4..]);
        payload = BinaryPrimitives.ReadInt32LittleEndian(at[8..]);
        return payload >= 0;
    }

    /// <summary>Whether the frame whose header begins here is whole and as written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> at, int payload, ulong salt)
    {
        var size = SizeOf(payload);
        return size <= at.Length
            && at[size - 1] == LastByte
            && !at[(HeaderBytes + payload)..(size - 1)].ContainsAnyExcept((byte)0)
            && BinaryPrimitives.ReadUInt32LittleEndian(at[12..]) == Crc32C.Of(salt, at.Slice(HeaderBytes, payload));
    }
}
