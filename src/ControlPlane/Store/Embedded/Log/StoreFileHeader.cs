using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NetKube.ControlPlane.Store.Embedded;

internal enum StoreFileKind : uint
{
    Segment = 1,
    Snapshot = 2,
}

/// <summary>The first bytes of a segment or snapshot; frames follow at <see cref="Bytes"/>.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Store">The store it belongs to.</param>
/// <param name="Salt">Where the checksums of its frames begin.</param>
/// <param name="Sequence">Of a segment, its number, from 1; of a snapshot, its revision.</param>
/// <param name="BaseRevision">Of a segment, the revision before its first record; of a snapshot, the compacted one.</param>
/// <param name="Length">Of a segment, the length it was made with; of a snapshot, 0.</param>
internal sealed record StoreFileHeader(StoreFileKind Kind, Guid Store, ulong Salt, long Sequence, long BaseRevision, long Length)
{
    public const int Bytes = 72;
    private const uint Version = 2;
    private const uint OldestVersion = 1; // batches without users
    private const int Checked = 64;

    private static ReadOnlySpan<byte> Magic => "NETKUBE\n"u8;

    public static StoreFileHeader New(StoreFileKind kind, Guid store, long sequence, long baseRevision, long length)
    {
        Span<byte> salt = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(salt);
        return new StoreFileHeader(kind, store, BinaryPrimitives.ReadUInt64LittleEndian(salt), sequence, baseRevision, length);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)Kind);
        _ = Store.TryWriteBytes(bytes.AsSpan(16));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(32), Salt);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(48), BaseRevision);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(56), Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(64), Crc32C.Of(0, bytes.AsSpan(0, Checked)));
        return bytes;
    }

    /// <exception cref="StoreCorruptException">It is no intact header of this version and kind.</exception>
    public static StoreFileHeader Read(IStoreFile file, StoreFileKind kind, string path)
    {
        var bytes = new byte[Bytes];
        if (file.Read(0, bytes) < Bytes || !bytes.AsSpan().StartsWith(Magic))
        {
            throw new StoreCorruptException($"{path} does not begin like a file of a NetKube store");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(64)) != Crc32C.Of(0, bytes.AsSpan(0, Checked)))
        {
            throw new StoreCorruptException($"{path}: its header fails its checksum");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        if (version is < OldestVersion or > Version)
            throw new StoreCorruptException($"{path} has format version {version}; this server reads versions {OldestVersion} to {Version}");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12)) != (uint)kind) throw new StoreCorruptException($"{path} is not a {kind}");
        return new StoreFileHeader(
            kind,
            new Guid(bytes.AsSpan(16, 16)),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(32)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(40)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(48)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(56)));
    }
}
