using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetKube.NodeAgent.Server.Spdy;

/// <summary>
/// Unpacks the header blocks of one direction of a connection: all of them are one zlib stream that is primed with
/// <see cref="SpdyDictionary"/>. .NET's inflater takes no dictionary, so it is fed one as a stored block that nobody
/// reads: the window, and with it every distance, is the same.
/// </summary>
internal sealed class SpdyHeaderReader : IDisposable
{
    private const int MostHeaders = 256;
    private const int LongestWord = 16 * 1024;

    private readonly FeedStream _packed = new();
    private readonly DeflateStream _plain;
    private bool _started;

    public SpdyHeaderReader()
    {
        _plain = new DeflateStream(_packed, CompressionMode.Decompress);
    }

    public void Dispose()
    {
        _plain.Dispose();
        _packed.Dispose();
    }

    /// <summary>The headers of a block, by name without regard to case.</summary>
    public Dictionary<string, string> Read(ReadOnlySpan<byte> block)
    {
        try
        {
            if (!_started) block = Start(block);
            _packed.Add(block);
            return ReadPairs();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new SpdyException("a header block cannot be unpacked");
        }
    }

    /// <summary>Reads the zlib header (RFC 1950, section 2.2) and primes the window.</summary>
    private ReadOnlySpan<byte> Start(ReadOnlySpan<byte> block)
    {
        if (block.Length < 6 || (block[0] & 0x0f) != 8 || BinaryPrimitives.ReadUInt16BigEndian(block) % 31 != 0)
            throw new SpdyException("a header block is no zlib stream");
        _started = true;
        if ((block[1] & 0x20) == 0) return block[2..];
        if (BinaryPrimitives.ReadUInt32BigEndian(block[2..]) != SpdyDictionary.Checksum) throw new SpdyException("a header block names another dictionary");
        _packed.Add(SpdyHeaderWriter.StoredBlock(SpdyDictionary.Bytes));
        _plain.ReadExactly(new byte[SpdyDictionary.Bytes.Length]);
        return block[6..];
    }

    private Dictionary<string, string> ReadPairs()
    {
        var count = ReadNumber();
        if (count > MostHeaders) throw new SpdyException("a header block has too many headers");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < count; i++)
        {
            var name = ReadWord();
            headers[name] = ReadWord();
        }
        return headers;
    }

    private string ReadWord()
    {
        var length = ReadNumber();
        if (length > LongestWord) throw new SpdyException("a header is too long");
        var bytes = new byte[length];
        _plain.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private uint ReadNumber()
    {
        Span<byte> bytes = stackalloc byte[4];
        _plain.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>Holds what was received and not yet unpacked.</summary>
    private sealed class FeedStream : Stream
    {
        private readonly Queue<byte[]> _pieces = [];
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException("a stream under way has no length");

        public override long Position
        {
            get => throw new NotSupportedException("a stream under way has no position");
            set => throw new NotSupportedException("a stream under way has no position");
        }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            if (bytes.Length > 0) _pieces.Enqueue(bytes.ToArray());
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (!_pieces.TryPeek(out var piece)) return 0;
            var count = Math.Min(buffer.Length, piece.Length - _at);
            piece.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            if (_at < piece.Length) return count;
            _pieces.Dequeue();
            _at = 0;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("a stream under way cannot seek");

        public override void SetLength(long value) => throw new NotSupportedException("a stream under way has no length");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("read only");
    }
}
