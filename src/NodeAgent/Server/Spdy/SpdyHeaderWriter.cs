using System.Buffers.Binary;
using System.Text;

namespace NetKube.NodeAgent.Server.Spdy;

/// <summary>
/// Packs header blocks. What a server answers is a few bytes, so they go into stored blocks of the zlib stream; an
/// empty one ends each (as zlib's sync flush does), or a reader would keep the last bytes back.
/// </summary>
internal sealed class SpdyHeaderWriter
{
    private bool _started;

    /// <summary>The next block.</summary>
    public byte[] Write(IReadOnlyCollection<KeyValuePair<string, string>> headers)
    {
        var plain = new MemoryStream();
        Number(plain, headers.Count);
        foreach (var (name, value) in headers)
        {
            Word(plain, name.ToLowerInvariant());
            Word(plain, value);
        }
        byte[] packed = [.. _started ? [] : Start(), .. StoredBlock(plain.ToArray()), .. StoredBlock([])];
        _started = true;
        return packed;
    }

    /// <summary>RFC 1951, section 3.2.4: a block that is not the last, then its length twice.</summary>
    public static byte[] StoredBlock(ReadOnlySpan<byte> plain)
    {
        var block = new byte[5 + plain.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)plain.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(3), (ushort)~plain.Length);
        plain.CopyTo(block.AsSpan(5));
        return block;
    }

    /// <summary>The zlib header that names the dictionary.</summary>
    private static byte[] Start()
    {
        byte[] header = [0x78, 0xBB, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(2), SpdyDictionary.Checksum);
        return header;
    }

    private static void Word(MemoryStream to, string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        Number(to, bytes.Length);
        to.Write(bytes);
    }

    private static void Number(MemoryStream to, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        to.Write(bytes);
    }
}
