using NetKube.ClusterDns.Chain;
using NetKube.ClusterDns.Server;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Kubernetes;

/// <summary>Puts an alias before the records of the name that it leads to. Names are compressed anew, for another question.</summary>
internal static class AliasSections
{
    public static DnsSections Join(DnsRequest ask, ZoneAnswer alias, DnsRequest inner, DnsReply reply)
    {
        var answers = new List<DnsRecord>();
        answers.AddRange(Read(ask, alias.Sections));
        answers.AddRange(Read(inner, reply.Sections));
        _ = DnsName.TryFromWire(ask.Question[..ask.NameLength], out var name);
        var message = new DnsMessage { Questions = [new DnsQuestion(name!, ask.Type)], Answers = answers };
        var bytes = message.ToBytes(DnsMessage.MaxSize - DnsEdns.BareSize);
        _ = DnsHeader.TryRead(bytes, out var header);
        return new DnsSections(bytes.AsMemory(DnsHeader.Size + ask.NameLength + 4), header.Answers);
    }

    private static IReadOnlyList<DnsRecord> Read(DnsRequest ask, DnsSections sections)
    {
        var buffer = new byte[DnsHeader.Size + ask.Question.Length + sections.Bytes.Length + DnsEdns.BareSize];
        var length = ReplyWriter.Write(ask, new DnsReply(DnsResponseCode.NoError, DnsFlags.None, sections, ""), buffer, buffer.Length);
        return DnsMessage.TryParse(buffer.AsSpan(0, length), out var message)
            ? message.Answers
            : throw new InvalidDataException($"The records of {ask.NameText} cannot be read back.");
    }
}
