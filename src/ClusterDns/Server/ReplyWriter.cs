using System.Buffers.Binary;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Server;

/// <summary>Turns an answer into the bytes that the client gets. Pure, and makes no object.</summary>
internal static class ReplyWriter
{
    /// <returns>The reply's length.</returns>
    /// <param name="ask">The query; a copy of its question goes into the reply.</param>
    /// <param name="reply">What to say.</param>
    /// <param name="into">At least <paramref name="limit"/> bytes.</param>
    /// <param name="limit">The most that the reply may be; 512 hold any question with its header.</param>
    public static int Write(DnsRequest ask, in DnsReply reply, Span<byte> into, int limit)
    {
        var question = ask.Question;
        question.CopyTo(into[DnsHeader.Size..]);
        var at = DnsHeader.Size + question.Length;
        var room = limit - at - (ask.HasEdns ? DnsEdns.BareSize : 0);
        var kept = new KeptSections(reply.Sections, room);
        at += Copy(reply.Sections, kept, ask.Rotation, into[at..]);
        if (ask.HasEdns) at += WriteEdns(ask, reply.Code, into[at..]);
        var flags = DnsFlags.Response | reply.Flags | (ask.Header.Flags & (DnsFlags.RecursionDesired | DnsFlags.CheckingDisabled));
        if (kept.IsTruncated) flags |= DnsFlags.Truncated;
        new DnsHeader(
            ask.Header.Id,
            flags,
            ask.Header.Opcode,
            (byte)((int)reply.Code & 0xF),
            1,
            kept.Answers,
            kept.Authorities,
            (ushort)(kept.Additionals + (ask.HasEdns ? 1 : 0))).Write(into);
        return at;
    }

    /// <summary>A reply to a message whose question could not be read: only the header and the code.</summary>
    public static int WriteRefusal(in DnsHeader header, DnsResponseCode code, Span<byte> into)
    {
        new DnsHeader(
            header.Id, DnsFlags.Response | (header.Flags & DnsFlags.RecursionDesired), header.Opcode, (byte)((int)code & 0xF), 0, 0, 0, 0).Write(into);
        return DnsHeader.Size;
    }

    private static int Copy(in DnsSections sections, in KeptSections kept, uint rotation, Span<byte> into)
    {
        var bytes = sections.Bytes.Span;
        var answers = sections.AnswerSize * sections.Answers;
        if (answers == 0 || sections.Answers == 1)
        {
            bytes[..kept.Length].CopyTo(into);
            return kept.Length;
        }

        // Equal answers start at another one each time, so that clients which take the first spread over all.
        var first = (int)(rotation % sections.Answers) * sections.AnswerSize;
        var count = kept.Answers * sections.AnswerSize;
        var head = Math.Min(count, answers - first);
        bytes.Slice(first, head).CopyTo(into);
        bytes[..(count - head)].CopyTo(into[head..]);
        if (kept.Length > count) bytes[answers..(answers + kept.Length - count)].CopyTo(into[count..]);
        return kept.Length;
    }

    private static int WriteEdns(DnsRequest ask, DnsResponseCode code, Span<byte> into)
    {
        into[0] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(into[1..], (ushort)DnsType.Opt);
        BinaryPrimitives.WriteUInt16BigEndian(into[3..], DnsEdns.DefaultUdpSize);
        BinaryPrimitives.WriteUInt32BigEndian(into[5..], ((uint)code >> 4 << 24) | (ask.DnssecOk ? 0x8000u : 0));
        BinaryPrimitives.WriteUInt16BigEndian(into[9..], 0);
        return DnsEdns.BareSize;
    }
}
