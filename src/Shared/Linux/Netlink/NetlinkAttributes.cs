using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace NetKube.Shared.Linux.Netlink;

/// <summary>The attributes of a received message, in order. Enumeration ends at the first one that is malformed.</summary>
public readonly ref struct NetlinkAttributes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public Enumerator GetEnumerator() => new(_bytes);

    public ref struct Enumerator(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public NetlinkAttribute Current { get; private set; }

        public bool MoveNext()
        {
            if (_rest.Length < 4) return false;
            int length = MemoryMarshal.Read<ushort>(_rest);
            if (length < 4 || length > _rest.Length) return false;
            // The two highest bits say "nested" and "network order" (linux/netlink.h, NLA_TYPE_MASK).
            Current = new NetlinkAttribute((ushort)(MemoryMarshal.Read<ushort>(_rest[2..]) & 0x3fff), _rest[4..length]);
            _rest = _rest[Math.Min((length + 3) & ~3, _rest.Length)..];
            return true;
        }
    }
}

/// <summary>One attribute. A value shorter than what is read from it reads as 0, empty or null.</summary>
public readonly ref struct NetlinkAttribute(ushort type, ReadOnlySpan<byte> value)
{
    public ushort Type { get; } = type;

    public ReadOnlySpan<byte> Value { get; } = value;

    public byte U8 => Value.Length >= 1 ? Value[0] : (byte)0;

    public ushort U16 => Value.Length >= 2 ? MemoryMarshal.Read<ushort>(Value) : (ushort)0;

    public uint U32 => Value.Length >= 4 ? MemoryMarshal.Read<uint>(Value) : 0;

    public int I32 => (int)U32;

    public ushort U16BigEndian => Value.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(Value) : (ushort)0;

    public uint U32BigEndian => Value.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(Value) : 0;

    public ulong U64BigEndian => Value.Length >= 8 ? BinaryPrimitives.ReadUInt64BigEndian(Value) : 0;

    public string Text => Encoding.UTF8.GetString(Value).TrimEnd('\0');

    public IPAddress? Address => Value.Length is 4 or 16 ? new IPAddress(Value) : null;

    public MacAddress? Mac => Value.Length == MacAddress.Length ? new MacAddress(Value) : null;

    public NetlinkAttributes Nested => new(Value);
}
