using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace NetKube.Shared.Packets.Dns;

/// <summary>Where one record stands in a message; nothing is copied.</summary>
public readonly record struct DnsRecordView(int NameStart, DnsType Type, ushort ClassBits, uint Ttl, int TtlStart, int RdataStart, int RdataLength)
{
    /// <summary>The first byte after the record.</summary>
    public int End => RdataStart + RdataLength;
}

/// <summary>
/// Walks a message front to back. Every method answers false for bytes that are no DNS, and none throws: what a stranger
/// sends is never trusted, neither its lengths nor its counts.
/// </summary>
public ref struct DnsReader(ReadOnlySpan<byte> message)
{
    private const int FixedRecordBytes = 10;

    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>The next byte to read.</summary>
    public int Position { get; private set; }

    public bool TryReadHeader(out DnsHeader header)
    {
        if (!DnsHeader.TryRead(_message, out header)) return false;
        Position = DnsHeader.Size;
        return true;
    }

    /// <summary>Reads a question, its name expanded into the caller's buffer.</summary>
    public bool TryReadQuestion(scoped Span<byte> name, out int nameLength, out DnsType type, out ushort classBits)
    {
        type = default;
        classBits = 0;
        if (!DnsWireName.TryExpand(_message, Position, name, out nameLength, out var next)) return false;
        if (next + 4 > _message.Length) return false;
        type = (DnsType)BinaryPrimitives.ReadUInt16BigEndian(_message[next..]);
        classBits = BinaryPrimitives.ReadUInt16BigEndian(_message[(next + 2)..]);
        Position = next + 4;
        return true;
    }

    public bool TryReadRecord(out DnsRecordView view)
    {
        view = default;
        var start = Position;
        if (!DnsWireName.TrySkip(_message, start, out var at) || at + FixedRecordBytes > _message.Length) return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(_message[(at + 8)..]);
        if (at + FixedRecordBytes + length > _message.Length) return false;
        view = new DnsRecordView(
            start,
            (DnsType)BinaryPrimitives.ReadUInt16BigEndian(_message[at..]),
            BinaryPrimitives.ReadUInt16BigEndian(_message[(at + 2)..]),
            BinaryPrimitives.ReadUInt32BigEndian(_message[(at + 4)..]),
            at + 4,
            at + FixedRecordBytes,
            length);
        Position = view.End;
        return true;
    }

    /// <summary>Turns a view into a record with its names and addresses read.</summary>
    public readonly bool TryMaterialize(in DnsRecordView view, [NotNullWhen(true)] out DnsRecord? record)
    {
        record = null;
        if (!DnsName.TryRead(_message, view.NameStart, out var name, out _) || !TryReadRdata(view, out var rdata)) return false;
        record = new DnsRecord(name, view.Type, view.Ttl, rdata, (DnsClass)view.ClassBits);
        return true;
    }

    private readonly bool TryReadRdata(in DnsRecordView view, [NotNullWhen(true)] out DnsRdata? rdata)
    {
        var bytes = _message.Slice(view.RdataStart, view.RdataLength);
        rdata = view.Type switch
        {
            DnsType.A => bytes.Length == 4 ? new AddressRdata(new IPAddress(bytes)) : null,
            DnsType.Aaaa => bytes.Length == 16 ? new AddressRdata(new IPAddress(bytes)) : null,
            DnsType.Cname or DnsType.Ns or DnsType.Ptr => ReadName(view),
            DnsType.Srv => ReadSrv(view),
            DnsType.Soa => ReadSoa(view),
            DnsType.Txt => ReadTxt(bytes),
            _ => new OpaqueRdata(bytes.ToArray()),
        };
        return rdata is not null;
    }

    private readonly NameRdata? ReadName(in DnsRecordView view) =>
        DnsName.TryRead(_message, view.RdataStart, out var name, out var next) && next == view.End ? new NameRdata(name) : null;

    private readonly SrvRdata? ReadSrv(in DnsRecordView view)
    {
        if (view.RdataLength < 7) return null;
        var bytes = _message[view.RdataStart..];
        return DnsName.TryRead(_message, view.RdataStart + 6, out var target, out var next) && next == view.End
            ? new SrvRdata(
                BinaryPrimitives.ReadUInt16BigEndian(bytes),
                BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
                BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
                target)
            : null;
    }

    private readonly SoaRdata? ReadSoa(in DnsRecordView view)
    {
        if (!DnsName.TryRead(_message, view.RdataStart, out var primary, out var at)) return null;
        if (!DnsName.TryRead(_message, at, out var mailbox, out at) || at + 20 != view.End) return null;
        var numbers = _message.Slice(at, 20);
        return new SoaRdata(
            primary,
            mailbox,
            BinaryPrimitives.ReadUInt32BigEndian(numbers),
            BinaryPrimitives.ReadUInt32BigEndian(numbers[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(numbers[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(numbers[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(numbers[16..]));
    }

    private static TxtRdata? ReadTxt(ReadOnlySpan<byte> bytes)
    {
        var strings = new List<byte[]>();
        while (bytes.Length > 0)
        {
            int length = bytes[0];
            if (1 + length > bytes.Length) return null;
            strings.Add(bytes.Slice(1, length).ToArray());
            bytes = bytes[(1 + length)..];
        }

        return strings.Count == 0 ? null : new TxtRdata([.. strings]);
    }
}
