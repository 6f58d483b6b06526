using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using NetKube.Shared.Api;

namespace NetKube.Shared.Serialization;

/// <summary>Writes an element of a list or map.</summary>
public delegate void WriteElement<in T>(JsonOutput output, T element);

/// <summary>
/// Compact UTF-8 JSON into one growing pooled buffer. Names come as literals that begin with a comma and end with a
/// colon (<c>,"name":</c>); after an opening brace the comma is dropped. Not thread safe.
/// </summary>
public sealed class JsonOutput : IDisposable
{
    private byte[] _buffer;
    private int _length;

    public JsonOutput(int capacity = 2048)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>What was written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>What was written so far; valid until the next write or disposal.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _length);

    /// <summary>Bytes written so far.</summary>
    public int Length => _length;

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>
    /// Writes empty lists and maps as null, as they come back from Kubernetes' store, which keeps objects in protobuf
    /// and so cannot tell empty from absent.
    /// </summary>
    public bool EmptyIsNull { get; init; }

    /// <summary>Empties the buffer and keeps it.</summary>
    public void Clear() => _length = 0;

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>A JSON document of one value.</summary>
    public static byte[] Encode(IApiValue value)
    {
        using var output = new JsonOutput();
        value.WriteJson(output);
        return output.ToArray();
    }

    public void BeginObject() => Byte((byte)'{');

    public void EndObject() => Byte((byte)'}');

    public void BeginArray() => Byte((byte)'[');

    public void EndArray() => Byte((byte)']');

    /// <summary>Separates elements: a comma, unless the array was just opened.</summary>
    public void NextElement()
    {
        if (_length > 0 && _buffer[_length - 1] is not ((byte)'[' or (byte)'{')) Byte((byte)',');
    }

    /// <summary>A name as a literal of the form <c>,"name":</c>.</summary>
    public void Name(ReadOnlySpan<byte> commaNameColon)
    {
        if (_buffer[_length - 1] == '{') commaNameColon = commaNameColon[1..];
        Raw(commaNameColon);
    }

    /// <summary>A name that is not known at build time.</summary>
    public void DynamicName(string name)
    {
        NextElement();
        String(name);
        Byte((byte)':');
    }

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    public void Null() => Raw("null"u8);

    public void Bool(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(long value)
    {
        _ = Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        _length += written;
    }

    public void Number(double value)
    {
        _ = Utf8Formatter.TryFormat(value, Reserve(40), out var written);
        _length += written;
    }

    /// <summary>A quoted, escaped string.</summary>
    public void String(string value)
    {
        var span = Reserve((value.Length * 3) + 2);
        span[0] = (byte)'"';
        if (NeedsEscape(value))
        {
            EscapedString(value);
            return;
        }
        var written = Encoding.UTF8.GetBytes(value, span[1..]);
        span[written + 1] = (byte)'"';
        _length += written + 2;
    }

    public void Bytes(byte[] value)
    {
        var span = Reserve(Base64.GetMaxEncodedToUtf8Length(value.Length) + 2);
        span[0] = (byte)'"';
        _ = Base64.EncodeToUtf8(value, span[1..], out _, out var written);
        span[written + 1] = (byte)'"';
        _length += written + 2;
    }

    public void Value(Quantity value) => String(value.ToString());

    public void Value(Duration value) => String(value.ToString());

    public void Value(Time? value)
    {
        if (value is { } time) String(time.ToString());
        else Null();
    }

    public void Value(MicroTime? value)
    {
        if (value is { } time) String(time.ToString());
        else Null();
    }

    public void Value(RawJson value) => Raw(value.Utf8.Span);

    public void Value(IntOrString value)
    {
        if (value.IsString) String(value.Text);
        else Number(value.Number);
    }

    /// <summary>A list; null where Go would write null.</summary>
    public void List<T>(List<T>? list, WriteElement<T> write)
    {
        if (list is null || (EmptyIsNull && list.Count == 0))
        {
            Null();
            return;
        }
        BeginArray();
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) Byte((byte)',');
            write(this, list[i]);
        }
        EndArray();
    }

    /// <summary>A map, in the order of its keys as Go writes it.</summary>
    public void Map<T>(Dictionary<string, T>? map, WriteElement<T> write)
    {
        if (map is null || (EmptyIsNull && map.Count == 0))
        {
            Null();
            return;
        }
        BeginObject();
        if (map.Count <= 1)
        {
            foreach (var (key, value) in map) Entry(key, value, write);
        }
        else
        {
            foreach (var key in SortedKeys(map)) Entry(key, map[key], write);
        }
        EndObject();
    }

    private static string[] SortedKeys<T>(Dictionary<string, T> map)
    {
        var keys = new string[map.Count];
        map.Keys.CopyTo(keys, 0);
        Array.Sort(keys, string.CompareOrdinal);
        return keys;
    }

    private void Entry<T>(string key, T value, WriteElement<T> write)
    {
        DynamicName(key);
        write(this, value);
    }

    private static bool NeedsEscape(string value) => value.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || value.AsSpan().IndexOfAny('"', '\\', '\u007f') >= 0;

    private void EscapedString(string value)
    {
        var encoded = System.Text.Json.JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Byte((byte)'"');
        Raw(encoded.EncodedUtf8Bytes);
        Byte((byte)'"');
    }

    private void Byte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count) Grow(count);
        return MemoryMarshal.CreateSpan(ref _buffer[_length], _buffer.Length - _length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
