using System.Buffers.Binary;
using NetKube.ClusterDns.Chain;

namespace NetKube.ClusterDns.Server;

/// <summary>
/// How much of an answer fits: whole records from the front. Answers or authorities left out set TC, additional records
/// do not (RFC 2181 §9).
/// </summary>
internal readonly ref struct KeptSections
{
    private const int HeaderAfterName = 10;

    public KeptSections(in DnsSections sections, int room)
    {
        if (sections.Bytes.Length <= room)
        {
            (Length, Answers, Authorities, Additionals) = (sections.Bytes.Length, sections.Answers, sections.Authorities, sections.Additionals);
            return;
        }

        var bytes = sections.Bytes.Span;
        var at = 0;
        Answers = Keep(bytes, ref at, sections.Answers, room);
        if (Answers == sections.Answers) Authorities = Keep(bytes, ref at, sections.Authorities, room);
        IsTruncated = Answers < sections.Answers || Authorities < sections.Authorities;
        if (!IsTruncated) Additionals = Keep(bytes, ref at, sections.Additionals, room);
        Length = at;
    }

    public int Length { get; }

    public ushort Answers { get; }

    public ushort Authorities { get; }

    public ushort Additionals { get; }

    public bool IsTruncated { get; }

    private static ushort Keep(ReadOnlySpan<byte> bytes, ref int at, int count, int room)
    {
        for (ushort kept = 0; kept < count; kept++)
        {
            var end = EndOf(bytes, at);
            if (end > room) return kept;
            at = end;
        }

        return (ushort)count;
    }

    /// <summary>Records here are our own, or were checked when they came: their lengths are right.</summary>
    private static int EndOf(ReadOnlySpan<byte> bytes, int at)
    {
        while (bytes[at] is not 0 and < 0xC0) at += 1 + bytes[at];
        at += bytes[at] == 0 ? 1 : 2;
        return at + HeaderAfterName + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 8)..]);
    }
}
