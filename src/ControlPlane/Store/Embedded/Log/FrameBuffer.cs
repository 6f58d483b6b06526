using System.Text;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Builds frames one after the other in a buffer that is used again for the next.</summary>
internal sealed class FrameBuffer
{
    private byte[] _bytes = new byte[64 * 1024];
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _end);

    /// <summary>Bytes of payload since <see cref="Begin"/>.</summary>
    public int Payload => _end - _start - Frame.HeaderBytes;

    public void Clear()
    {
        _end = 0;
        // A huge batch should not be paid for in memory for ever.
        if (_bytes.Length > 8 * 1024 * 1024) _bytes = new byte[64 * 1024];
    }

    public void Begin()
    {
        _start = _end;
        Room(Frame.HeaderBytes);
        _end += Frame.HeaderBytes;
    }

    public void Finish(FrameKind kind, ulong salt)
    {
        var payload = Payload;
        var size = Frame.SizeOf(payload);
        Room(size - (_end - _start));
        Frame.Finish(_bytes.AsSpan(_start, size), kind, payload, salt);
        _end = _start + size;
    }

    public void Number(long value)
    {
        Room(10);
        var left = (ulong)value;
        while (left >= 0x80)
        {
            _bytes[_end++] = (byte)(left | 0x80);
            left >>= 7;
        }

        _bytes[_end++] = (byte)left;
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Room(length);
        _end += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_end));
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    private void Room(int more)
    {
        if (_end + more <= _bytes.Length) return;
        Array.Resize(ref _bytes, Math.Max(_end + more, _bytes.Length * 2));
    }
}

/// <summary>Reads what <see cref="FrameBuffer"/> wrote. The payload passed its checksum, so a misfit is a bug or a foreign version.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _left = payload;

    public readonly bool AtEnd => _left.IsEmpty;

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (_left.IsEmpty || shift > 63) throw new StoreCorruptException("a record ends inside a number: it was written by another version");
            var one = _left[0];
            _left = _left[1..];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80) return (long)value;
        }
    }

    public string Text() => Encoding.UTF8.GetString(Take());

    public string UserName() => UserNames.Shared(Take());

    public byte[] Bytes() => Take().ToArray();

    private ReadOnlySpan<byte> Take()
    {
        var length = Number();
        if (length < 0 || length > _left.Length) throw new StoreCorruptException("a record ends inside a value: it was written by another version");
        var taken = _left[..(int)length];
        _left = _left[(int)length..];
        return taken;
    }
}
