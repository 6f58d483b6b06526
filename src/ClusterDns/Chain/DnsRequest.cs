using System.Net;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Chain;

internal enum DnsTransport
{
    Udp,
    Tcp,

    /// <summary>Asked by a plugin, to follow an alias.</summary>
    Internal,
}

/// <summary>
/// One query on its way through the chain. Listeners keep a few and use them again, so a plugin may hold on to one only
/// until it has answered it.
/// </summary>
internal sealed class DnsRequest
{
    private readonly byte[] _name = new byte[DnsWireName.MaxLength];
    private readonly byte[] _question = new byte[DnsWireName.MaxLength + 4];
    private int _nameLength;

    /// <summary>For records that plugins render for this query alone.</summary>
    public Memory<byte> Scratch { get; } = new byte[512];

    public DnsHeader Header { get; private set; }

    public DnsType Type { get; private set; }

    public DnsTransport Transport { get; init; }

    public bool IsIp6 { get; init; }

    /// <summary>The client sent an OPT record, so it gets one back.</summary>
    public bool HasEdns { get; private set; }

    public bool DnssecOk { get; private set; }

    /// <summary>What the client says it can take in one datagram; 512 when it says nothing.</summary>
    public int UdpSize { get; private set; }

    /// <summary>How many aliases led here.</summary>
    public int Depth { get; private init; }

    /// <summary>Turns with every query, to give records of equal right in another order each time.</summary>
    public uint Rotation { get; set; }

    /// <summary>Who asked, for the query log. Null where nobody outside did.</summary>
    public SocketAddress? Client { get; set; }

    /// <summary>Folded to small letters, in wire form.</summary>
    public ReadOnlySpan<byte> Name => _name.AsSpan(0, _nameLength);

    public int NameLength => _nameLength;

    /// <summary>The question as the client wrote it: clients compare the letters' case too (0x20).</summary>
    public ReadOnlySpan<byte> Question => _question.AsSpan(0, _nameLength + 4);

    /// <summary>The name with the client's letters, for messages.</summary>
    public string NameText => DnsName.TryFromWire(_question.AsSpan(0, _nameLength), out var name) ? name.ToString() : "?";

    /// <summary>A query of our own.</summary>
    public static DnsRequest ForAlias(DnsName name, DnsRequest origin)
    {
        var request = new DnsRequest { Transport = DnsTransport.Internal, Depth = origin.Depth + 1, Client = origin.Client };
        Span<byte> query = stackalloc byte[DnsQuery.MaxSize];
        var length = DnsQuery.Write(query, 0, name.Wire, origin.Type);
        _ = request.TryTake(query[..length], out _);
        return request;
    }

    /// <summary>
    /// Reads a message. When it is no query that can be answered, the code says why; when not even its header is one, the
    /// code is null and nobody must answer.
    /// </summary>
    public bool TryTake(ReadOnlySpan<byte> message, out DnsResponseCode? refusal)
    {
        HasEdns = DnssecOk = false;
        UdpSize = 512;
        _nameLength = 0;
        refusal = null;
        var reader = new DnsReader(message);
        if (!reader.TryReadHeader(out var header) || header.IsResponse) return false;
        Header = header;
        refusal = header.Opcode != DnsOpcode.Query ? DnsResponseCode.NotImplemented : DnsResponseCode.FormatError;
        if (header.Opcode != DnsOpcode.Query || header.Questions != 1) return false;
        if (!reader.TryReadQuestion(_question, out var length, out var type, out var classBits)) return false;
        // A first name cannot point to an earlier one: so its bytes are those of the message.
        if (reader.Position != DnsHeader.Size + length + 4) return false;
        message.Slice(DnsHeader.Size, length + 4).CopyTo(_question);
        DnsWireName.Fold(_question.AsSpan(0, length), _name);
        _nameLength = length;
        Type = type;
        if (!TryReadEdns(message, ref reader, header, ref refusal)) return false;
        refusal = classBits != (ushort)DnsClass.Internet || type is DnsType.Axfr or DnsType.Ixfr ? DnsResponseCode.Refused : null;
        return refusal is null;
    }

    /// <summary>Only the additional section may hold records in a query, and of those only OPT counts.</summary>
    private bool TryReadEdns(ReadOnlySpan<byte> message, ref DnsReader reader, in DnsHeader header, ref DnsResponseCode? refusal)
    {
        var records = header.Answers + header.Authorities + header.Additionals;
        for (var i = 0; i < records; i++)
        {
            if (!reader.TryReadRecord(out var view)) return false;
            if (view.Type != DnsType.Opt) continue;
            if (HasEdns || message[view.NameStart] != 0) return false;
            HasEdns = true;
            UdpSize = Math.Max((int)view.ClassBits, 512);
            DnssecOk = (view.Ttl & 0x8000) != 0;
            if ((byte)(view.Ttl >> 16) == 0) continue;
            refusal = DnsResponseCode.BadVersion;
            return false;
        }

        return true;
    }
}
