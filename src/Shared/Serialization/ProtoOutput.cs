using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NetKube.Shared.Api;

namespace NetKube.Shared.Serialization;

/// <summary>Writes the value of a list element or map entry.</summary>
public delegate void WriteProtoElement<in T>(ProtoOutput output, int number, T element);

/// <summary>
/// Protobuf, written from the end of the buffer to its start, so that a message's length is known when its header is
/// written and nothing is measured twice. Fields are therefore given in falling order.
/// </summary>
public sealed class ProtoOutput : IDisposable
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(2048);
    private int _start;

    public ProtoOutput()
    {
        _start = _buffer.Length;
    }

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(_start);

    /// <summary>Bytes written so far: pass it to <see cref="Message(int, int)"/> to close a message.</summary>
    public int Mark => _buffer.Length - _start;

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _start = 0;
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Closes a message whose content was written since <paramref name="mark"/>.</summary>
    public void Message(int number, int mark)
    {
        RawVarint((ulong)(Mark - mark));
        Tag(number, Delimited);
    }

    public void Message(int number, IApiValue value)
    {
        var mark = Mark;
        value.WriteProto(this);
        Message(number, mark);
    }

    public void String(int number, string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        _ = Encoding.UTF8.GetBytes(value, Take(count));
        RawVarint((ulong)count);
        Tag(number, Delimited);
    }

    public void Bytes(int number, ReadOnlySpan<byte> value)
    {
        value.CopyTo(Take(value.Length));
        RawVarint((ulong)value.Length);
        Tag(number, Delimited);
    }

    public void Bool(int number, bool value) => Number(number, value ? 1 : 0);

    public void Number(int number, long value)
    {
        RawVarint((ulong)value);
        Tag(number, Varint);
    }

    public void Number(int number, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);
        Tag(number, Fixed64);
    }

    public void Value(int number, Quantity value)
    {
        var mark = Mark;
        String(1, value.ToString());
        Message(number, mark);
    }

    public void Value(int number, IntOrString value)
    {
        var mark = Mark;
        String(3, value.Text);
        Number(2, value.Number);
        Number(1, value.IsString ? 1 : 0);
        Message(number, mark);
    }

    public void Value(int number, Time? value) => Instant(number, value?.Utc);

    public void Value(int number, MicroTime? value) => Instant(number, value?.Utc);

    public void Value(int number, Duration value)
    {
        var mark = Mark;
        Number(1, value.Nanoseconds);
        Message(number, mark);
    }

    public void Value(int number, RawJson value)
    {
        var mark = Mark;
        Bytes(1, value.Utf8.Span);
        Message(number, mark);
    }

    public void List<T>(int number, List<T>? list, WriteProtoElement<T> write)
    {
        if (list is null) return;
        for (var i = list.Count - 1; i >= 0; i--) write(this, number, list[i]);
    }

    public void Map<T>(int number, Dictionary<string, T>? map, WriteProtoElement<T> write)
    {
        if (map is null) return;
        var keys = map.Keys.ToArray();
        Array.Sort(keys, string.CompareOrdinal);
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            var mark = Mark;
            write(this, 2, map[keys[i]]);
            String(1, keys[i]);
            Message(number, mark);
        }
    }

    /// <summary>Raw bytes in front of what was written.</summary>
    public void Prefix(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private void Instant(int number, DateTime? utc)
    {
        var mark = Mark;
        if (utc is { } instant)
        {
            var ticks = instant.Ticks - DateTime.UnixEpoch.Ticks;
            var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
            if (rest != 0) Number(2, rest * 100);
            Number(1, seconds);
        }
        Message(number, mark);
    }

    private void Tag(int number, int wire) => RawVarint((ulong)((number << 3) | wire));

    private void RawVarint(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var count = 0;
        do
        {
            bytes[count++] = (byte)(value | 0x80);
            value >>= 7;
        }
        while (value != 0);
        bytes[count - 1] &= 0x7f;
        bytes[..count].CopyTo(Take(count));
    }

    private Span<byte> Take(int count)
    {
        if (_start < count) Grow(count);
        _start -= count;
        return _buffer.AsSpan(_start, count);
    }

    private void Grow(int count)
    {
        var used = Mark;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, used + count));
        Written.CopyTo(larger.AsSpan(larger.Length - used));
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        _start = larger.Length - used;
    }
}
