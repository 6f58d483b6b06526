using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>
/// Renders the records of one answer ahead of the question. Records that would take the message past 64 KiB, which no
/// transport carries, are left out.
/// </summary>
internal sealed class SectionsBuilder(int questionNameLength, uint ttl)
{
    /// <summary>A record whose owner is a pointer and that holds an IPv4 address; IPv6 is twelve longer.</summary>
    private const ushort AddressRecordBytes = 2 + RecordHeaderBytes + 4;
    private const int RecordHeaderBytes = 10;
    private const ushort QuestionName = 0xC000 | DnsHeader.Size;
    private const int MaxPointer = 0x3FFF;

    private readonly ArrayBufferWriter<byte> _bytes = new(64);
    private readonly int _start = DnsHeader.Size + questionNameLength + 4;
    private readonly int _room = DnsMessage.MaxSize - DnsHeader.Size - questionNameLength - 4 - DnsEdns.BareSize;
    private ushort _answers;
    private ushort _additionals;

    public bool IsEmpty => _answers == 0;

    /// <summary>A or AAAA records of the question's name, in any order.</summary>
    public static DnsSections Addresses(int questionNameLength, uint ttl, IEnumerable<IPAddress> addresses)
    {
        var builder = new SectionsBuilder(questionNameLength, ttl);
        ushort size = 0;
        foreach (var address in addresses)
        {
            var rdata = address.GetAddressBytes();
            size = (ushort)(AddressRecordBytes - 4 + rdata.Length);
            if (builder.TryAppend(QuestionName, null, rdata.Length == 4 ? DnsType.A : DnsType.Aaaa, rdata)) builder._answers++;
        }

        return builder.Build() with { AnswerSize = size };
    }

    /// <summary>One record of the question's name.</summary>
    public static DnsSections Single(int questionNameLength, uint ttl, DnsType type, ReadOnlySpan<byte> rdata)
    {
        var builder = new SectionsBuilder(questionNameLength, ttl);
        builder.AddAnswer(type, rdata);
        return builder.Build();
    }

    public void AddAnswer(DnsType type, ReadOnlySpan<byte> rdata)
    {
        if (TryAppend(QuestionName, null, type, rdata)) _answers++;
    }

    /// <returns>Where the target's name stands in the message, for the owner of an additional record.</returns>
    public int AddService(ushort weight, ushort port, byte[] target)
    {
        Span<byte> rdata = stackalloc byte[6 + DnsWireName.MaxLength];
        BinaryPrimitives.WriteUInt16BigEndian(rdata, 0);
        BinaryPrimitives.WriteUInt16BigEndian(rdata[2..], weight);
        BinaryPrimitives.WriteUInt16BigEndian(rdata[4..], port);
        target.CopyTo(rdata[6..]);
        var targetAt = _start + _bytes.WrittenCount + 2 + RecordHeaderBytes + 6;
        AddAnswer(DnsType.Srv, rdata[..(6 + target.Length)]);
        return targetAt;
    }

    public void AddAdditionalAddress(int ownerAt, byte[] owner, IPAddress address)
    {
        var rdata = address.GetAddressBytes();
        var pointer = ownerAt <= MaxPointer ? (ushort)(0xC000 | ownerAt) : (ushort)0;
        if (TryAppend(pointer, owner, rdata.Length == 4 ? DnsType.A : DnsType.Aaaa, rdata)) _additionals++;
    }

    public DnsSections Build() => new(_bytes.WrittenSpan.ToArray(), _answers, 0, _additionals);

    private bool TryAppend(ushort pointer, byte[]? owner, DnsType type, ReadOnlySpan<byte> rdata)
    {
        var ownerLength = pointer != 0 ? 2 : owner!.Length;
        var size = ownerLength + RecordHeaderBytes + rdata.Length;
        if (_bytes.WrittenCount + size > _room) return false;
        var into = _bytes.GetSpan(size);
        if (pointer != 0) BinaryPrimitives.WriteUInt16BigEndian(into, pointer);
        else owner.CopyTo(into);
        into = into[ownerLength..];
        BinaryPrimitives.WriteUInt16BigEndian(into, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)DnsClass.Internet);
        BinaryPrimitives.WriteUInt32BigEndian(into[4..], ttl);
        BinaryPrimitives.WriteUInt16BigEndian(into[8..], (ushort)rdata.Length);
        rdata.CopyTo(into[RecordHeaderBytes..]);
        _bytes.Advance(size);
        return true;
    }
}
