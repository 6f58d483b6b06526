using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Forwarding;

/// <summary>Takes an upstream's message apart, for a question of the same name.</summary>
internal static class UpstreamReply
{
    /// <summary>
    /// The records behind the question, without OPT: that is between us and the upstream (RFC 6891 §6.1.1). Every record is
    /// checked, so that what is handed on (and kept) is well formed.
    /// </summary>
    public static bool TryTake(ReadOnlyMemory<byte> bytes, int questionLength, string from, out DnsReply reply)
    {
        reply = default;
        if (!DnsMessage.TryParse(bytes.Span, out var message)) return false;
        var start = DnsHeader.Size + questionLength;
        var flags = (message.Flags & (DnsFlags.AuthenticData | DnsFlags.Truncated)) | DnsFlags.RecursionAvailable;
        if (message.Edns is not null)
        {
            // Written anew: pointers may not lead across the place where OPT was.
            bytes = (message with { Edns = null, Code = DnsResponseCode.NoError }).ToBytes();
            if (!DnsMessage.TryParse(bytes.Span, out _)) return false;
        }

        var sections = new DnsSections(
            bytes[start..], (ushort)message.Answers.Count, (ushort)message.Authorities.Count, (ushort)message.Additionals.Count);
        reply = new DnsReply(message.Code, flags, sections, from);
        return true;
    }
}
