using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace NetKube.Shared.Linux.Netlink;

/// <summary>
/// A netlink message being written: header, the family's fixed part, then attributes, each aligned to four bytes
/// (linux/netlink.h). Numbers are in the machine's order except where the name says BigEndian.
/// </summary>
public sealed class NetlinkMessage
{
    internal const int HeaderLength = 16;
    private const ushort NestedFlag = 0x8000;

    private byte[] _bytes = new byte[256];
    private int _length = HeaderLength;

    public NetlinkMessage(ushort type, ushort flags)
    {
        Type = type;
        Flags = flags;
    }

    public ushort Type { get; }

    public ushort Flags { get; }

    /// <summary>The family's fixed part.</summary>
    public NetlinkMessage Body(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Grow(bytes.Length));
        return this;
    }

    public NetlinkMessage Raw(ushort type, ReadOnlySpan<byte> value)
    {
        var header = Grow(4);
        MemoryMarshal.Write(header, (ushort)(4 + value.Length));
        MemoryMarshal.Write(header[2..], type);
        value.CopyTo(Grow(value.Length));
        return this;
    }

    public NetlinkMessage U8(ushort type, byte value) => Raw(type, [value]);

    public NetlinkMessage U16(ushort type, ushort value) => Raw(type, BitConverter.GetBytes(value));

    public NetlinkMessage U32(ushort type, uint value) => Raw(type, BitConverter.GetBytes(value));

    public NetlinkMessage U64(ushort type, ulong value) => Raw(type, BitConverter.GetBytes(value));

    public NetlinkMessage U16BigEndian(ushort type, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return Raw(type, bytes);
    }

    public NetlinkMessage U32BigEndian(ushort type, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return Raw(type, bytes);
    }

    public NetlinkMessage U64BigEndian(ushort type, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return Raw(type, bytes);
    }

    /// <summary>A string with its closing zero.</summary>
    public NetlinkMessage Text(ushort type, string value) => Raw(type, Encoding.UTF8.GetBytes(value + '\0'));

    public NetlinkMessage Address(ushort type, IPAddress value) => Raw(type, value.GetAddressBytes());

    public NetlinkMessage Mac(ushort type, MacAddress value) => Raw(type, value.ToBytes());

    /// <summary>An attribute made of attributes.</summary>
    public NetlinkMessage Nested(ushort type, Action<NetlinkMessage> inner)
    {
        var start = _length;
        MemoryMarshal.Write(Grow(4)[2..], (ushort)(type | NestedFlag));
        inner(this);
        MemoryMarshal.Write(_bytes.AsSpan(start), (ushort)(_length - start));
        return this;
    }

    /// <summary>The whole message; it may be asked for again with another sequence number.</summary>
    public ReadOnlySpan<byte> ToBytes(uint sequence)
    {
        var header = _bytes.AsSpan(0, HeaderLength);
        MemoryMarshal.Write(header, (uint)_length);
        MemoryMarshal.Write(header[4..], Type);
        MemoryMarshal.Write(header[6..], Flags);
        MemoryMarshal.Write(header[8..], sequence);
        return _bytes.AsSpan(0, _length);
    }

    private Span<byte> Grow(int count)
    {
        var padded = (count + 3) & ~3;
        if (_length + padded > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + padded));
        var room = _bytes.AsSpan(_length, padded);
        room.Clear();
        _length += padded;
        return room;
    }
}
