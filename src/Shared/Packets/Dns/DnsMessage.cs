using System.Diagnostics.CodeAnalysis;

namespace NetKube.Shared.Packets.Dns;

/// <summary>
/// A whole message as objects, for clients, tests, captures and other slow paths. Servers read with <see cref="DnsReader"/>.
/// </summary>
public sealed record DnsMessage
{
    /// <summary>The most that a message can be, over TCP.</summary>
    public const int MaxSize = 65535;

    public ushort Id { get; init; }

    public DnsFlags Flags { get; init; }

    public DnsOpcode Opcode { get; init; }

    /// <summary>With the upper bits that EDNS carries.</summary>
    public DnsResponseCode Code { get; init; }

    public IReadOnlyList<DnsQuestion> Questions { get; init; } = [];

    public IReadOnlyList<DnsRecord> Answers { get; init; } = [];

    public IReadOnlyList<DnsRecord> Authorities { get; init; } = [];

    /// <summary>Without OPT, which is <see cref="Edns"/>.</summary>
    public IReadOnlyList<DnsRecord> Additionals { get; init; } = [];

    public DnsEdns? Edns { get; init; }

    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out DnsMessage? message)
    {
        message = null;
        var reader = new DnsReader(bytes);
        if (!reader.TryReadHeader(out var header)) return false;
        if (!TryReadQuestions(ref reader, header.Questions, out var questions)) return false;
        DnsEdns? edns = null;
        if (!TryReadRecords(bytes, ref reader, header.Answers, null, out var answers, ref edns)) return false;
        if (!TryReadRecords(bytes, ref reader, header.Authorities, null, out var authorities, ref edns)) return false;
        if (!TryReadRecords(bytes, ref reader, header.Additionals, DnsType.Opt, out var additionals, ref edns)) return false;
        message = new DnsMessage
        {
            Id = header.Id,
            Flags = header.Flags,
            Opcode = header.Opcode,
            Code = (DnsResponseCode)(header.Code | ((edns?.ExtendedCode ?? 0) << 4)),
            Questions = questions,
            Answers = answers,
            Authorities = authorities,
            Additionals = additionals,
            Edns = edns,
        };
        return true;
    }

    /// <summary>
    /// Encodes at most <paramref name="limit"/> bytes. Records that do not fit are left out whole, and TC is set unless only
    /// additional ones were (RFC 2181 §9).
    /// </summary>
    public byte[] ToBytes(int limit = MaxSize)
    {
        var buffer = new byte[limit];
        var edns = Edns is null ? null : Edns with { ExtendedCode = (byte)((int)Code >> 4) };
        var reserved = edns is null ? 0 : DnsEdns.BareSize + edns.Options.Length;
        var writer = new DnsWriter(buffer.AsSpan(0, Math.Max(0, limit - reserved)));
        writer.SkipHeader();
        foreach (var question in Questions) writer.WriteQuestion(question);
        if (writer.Overflowed) throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit is too small for the question.");
        var answers = WriteRecords(ref writer, Answers);
        var authorities = answers == Answers.Count ? WriteRecords(ref writer, Authorities) : 0;
        var truncated = answers < Answers.Count || authorities < Authorities.Count;
        var additionals = truncated ? 0 : WriteRecords(ref writer, Additionals);
        var length = writer.Position;
        if (edns is not null)
        {
            var tail = new DnsWriter(buffer.AsSpan(length));
            tail.WriteEdns(edns);
            length += tail.Position;
        }

        var header = new DnsHeader(
            Id,
            truncated ? Flags | DnsFlags.Truncated : Flags,
            Opcode,
            (byte)((int)Code & 0xF),
            (ushort)Questions.Count,
            (ushort)answers,
            (ushort)authorities,
            (ushort)(additionals + (edns is null ? 0 : 1)));
        header.Write(buffer);
        return buffer[..length];
    }

    private static int WriteRecords(ref DnsWriter writer, IReadOnlyList<DnsRecord> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var mark = writer.Position;
            writer.WriteRecord(records[i]);
            if (!writer.Overflowed) continue;
            writer.Restore(mark);
            return i;
        }

        return records.Count;
    }

    private static bool TryReadQuestions(ref DnsReader reader, int count, out List<DnsQuestion> questions)
    {
        questions = [];
        Span<byte> wire = stackalloc byte[DnsWireName.MaxLength];
        for (var i = 0; i < count; i++)
        {
            if (!reader.TryReadQuestion(wire, out var length, out var type, out var classBits)) return false;
            if (!DnsName.TryFromWire(wire[..length], out var name)) return false;
            questions.Add(new DnsQuestion(name, type, (DnsClass)classBits));
        }

        return true;
    }

    private static bool TryReadRecords(
        ReadOnlySpan<byte> bytes, ref DnsReader reader, int count, DnsType? pseudo, out List<DnsRecord> records, ref DnsEdns? edns)
    {
        records = [];
        for (var i = 0; i < count; i++)
        {
            if (!reader.TryReadRecord(out var view)) return false;
            if (view.Type == DnsType.Opt)
            {
                // One OPT, in the additional section, owned by the root (RFC 6891 §6.1.1).
                if (pseudo != DnsType.Opt || edns is not null || bytes[view.NameStart] != 0) return false;
                edns = ReadEdns(bytes, view);
                continue;
            }

            if (!reader.TryMaterialize(view, out var record)) return false;
            records.Add(record);
        }

        return true;
    }

    private static DnsEdns ReadEdns(ReadOnlySpan<byte> bytes, in DnsRecordView view) =>
        new(view.ClassBits, (byte)(view.Ttl >> 16), (view.Ttl & 0x8000) != 0)
        {
            ExtendedCode = (byte)(view.Ttl >> 24),
            Options = bytes.Slice(view.RdataStart, view.RdataLength).ToArray(),
        };
}
