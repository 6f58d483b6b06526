using System.Buffers.Binary;
using System.Text;
using NetKube.Shared.Api;

namespace NetKube.Shared.Serialization;

/// <summary>Reads an element of a repeated field or map.</summary>
public delegate T ReadProtoElement<out T>(ref ProtoInput input);

/// <summary>Reads a protobuf message from a span; malformed input throws <see cref="ApiFormatException"/>.</summary>
public ref struct ProtoInput(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 200;
    private ReadOnlySpan<byte> _rest = bytes;
    private int _wire;
    private int _depth;

    /// <summary>The next field's number, unless the message ends here.</summary>
    public bool NextField(out int number)
    {
        number = 0;
        if (_rest.IsEmpty) return false;
        var tag = Varint();
        number = (int)(tag >> 3);
        _wire = (int)(tag & 7);
        return number > 0 ? true : throw Bad();
    }

    public string ReadString() => Encoding.UTF8.GetString(Delimited());

    public byte[] ReadBytes() => Delimited().ToArray();

    public bool ReadBool() => Number() != 0;

    public int ReadInt() => (int)Number();

    public long ReadLong() => Number();

    public double ReadDouble()
    {
        if (_wire != 1 || _rest.Length < 8) throw Bad();
        var value = BinaryPrimitives.ReadDoubleLittleEndian(_rest);
        _rest = _rest[8..];
        return value;
    }

    /// <summary>A reader of the nested message at this place.</summary>
    public ProtoInput Message()
    {
        if (_depth >= MaxDepth) throw new ApiFormatException("proto: the message is nested too deeply");
        return new ProtoInput(Delimited()) { _depth = _depth + 1 };
    }

    public Quantity ReadQuantity()
    {
        var message = Message();
        var value = default(Quantity);
        while (message.NextField(out var number))
        {
            if (number != 1) message.Skip();
            else if (!Quantity.TryParse(message.ReadString(), out value)) throw new ApiFormatException("proto: malformed quantity");
        }
        return value;
    }

    public IntOrString ReadIntOrString()
    {
        var message = Message();
        var (isString, integer, text) = (false, 0, "");
        while (message.NextField(out var number))
        {
            if (number == 1) isString = message.ReadLong() == 1;
            else if (number == 2) integer = message.ReadInt();
            else if (number == 3) text = message.ReadString();
            else message.Skip();
        }
        return isString ? new IntOrString(text) : new IntOrString(integer);
    }

    public Time? ReadTime() => Instant() is { } instant ? Time.From(instant) : null;

    public MicroTime? ReadMicroTime() => Instant() is { } instant ? MicroTime.From(instant) : null;

    public Duration ReadDuration()
    {
        var message = Message();
        var nanoseconds = 0L;
        while (message.NextField(out var number))
        {
            if (number == 1) nanoseconds = message.ReadLong();
            else message.Skip();
        }
        return new Duration(nanoseconds);
    }

    /// <summary>JSON text in a message's first field.</summary>
    public RawJson? ReadRaw()
    {
        var message = Message();
        byte[]? raw = null;
        while (message.NextField(out var number))
        {
            if (number == 1) raw = message.ReadBytes();
            else message.Skip();
        }
        return raw is { Length: > 0 } ? new RawJson(raw) : null;
    }

    public void ReadMapEntry<T>(Dictionary<string, T> map, ReadProtoElement<T> read, T empty)
    {
        var message = Message();
        var key = "";
        var value = empty;
        while (message.NextField(out var number))
        {
            if (number == 1) key = message.ReadString();
            else if (number == 2) value = read(ref message);
            else message.Skip();
        }
        map[key] = value;
    }

    /// <summary>Numbers of a repeated field, packed or not.</summary>
    public void ReadNumbers<T>(List<T> list, Func<long, T> convert)
    {
        if (_wire != 2)
        {
            list.Add(convert(Number()));
            return;
        }
        var packed = new ProtoInput(Delimited());
        while (!packed._rest.IsEmpty) list.Add(convert((long)packed.Varint()));
    }

    /// <summary>Skips the present value.</summary>
    public void Skip()
    {
        switch (_wire)
        {
            case 0: _ = Varint(); break;
            case 1: Drop(8); break;
            case 2: _ = Delimited(); break;
            case 5: Drop(4); break;
            default: throw Bad();
        }
    }

    private DateTimeOffset? Instant()
    {
        var message = Message();
        var (seconds, nanoseconds, any) = (0L, 0L, false);
        while (message.NextField(out var number))
        {
            any = true;
            if (number == 1) seconds = message.ReadLong();
            else if (number == 2) nanoseconds = message.ReadLong();
            else message.Skip();
        }
        if (!any) return null;
        if (seconds is < -62135596800 or > 253402300799 || nanoseconds is < 0 or > 999_999_999) throw Bad();
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100);
    }

    private long Number() => _wire == 0 ? (long)Varint() : throw Bad();

    private ReadOnlySpan<byte> Delimited()
    {
        if (_wire != 2) throw Bad();
        var length = Varint();
        if (length > (ulong)_rest.Length) throw Bad();
        var value = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return value;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var i = 0; i < 10; i++)
        {
            if (i >= _rest.Length) throw Bad();
            value |= (ulong)(_rest[i] & 0x7f) << (7 * i);
            if (_rest[i] >= 0x80) continue;
            _rest = _rest[(i + 1)..];
            return value;
        }
        throw Bad();
    }

    private void Drop(int count)
    {
        if (_rest.Length < count) throw Bad();
        _rest = _rest[count..];
    }

    private static ApiFormatException Bad() => new("proto: malformed message");
}
