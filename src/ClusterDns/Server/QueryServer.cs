using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Server;

/// <summary>From the bytes of one message to those of its reply; what both transports share.</summary>
internal sealed class QueryServer(DnsNext chain)
{
    /// <summary>
    /// Starts answering a message. A reply of 0 bytes means that nothing must be sent. The task is completed already unless
    /// somebody else has to be asked.
    /// </summary>
    public ValueTask<int> AnswerAsync(DnsRequest ask, ReadOnlySpan<byte> message, Memory<byte> into, int limit, CancellationToken stop)
    {
        if (!ask.TryTake(message, out var refusal)) return ValueTask.FromResult(Refuse(ask, refusal, into.Span));
        var reply = chain(ask, stop);
        return reply.IsCompletedSuccessfully
            ? ValueTask.FromResult(Write(ask, reply.Result, into, limit))
            : FinishAsync(ask, reply, into, limit);
    }

    private static int Write(DnsRequest ask, in DnsReply reply, Memory<byte> into, int limit)
    {
        if (ask.Transport == DnsTransport.Udp) limit = Math.Min(limit, ask.UdpSize);
        return ReplyWriter.Write(ask, reply, into.Span, limit);
    }

    private static int Refuse(DnsRequest ask, DnsResponseCode? code, Span<byte> into)
    {
        if (code is not { } known) return 0;
        return ask.NameLength == 0
            ? ReplyWriter.WriteRefusal(ask.Header, known, into)
            : ReplyWriter.Write(ask, DnsReply.Refusal(known, ""), into, DnsEdns.DefaultUdpSize);
    }

    private static async ValueTask<int> FinishAsync(DnsRequest ask, ValueTask<DnsReply> reply, Memory<byte> into, int limit) =>
        Write(ask, await reply, into, limit);
}
