using Microsoft.Extensions.Logging;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.QueryLog;

/// <summary>One line a query, after its answer is known. In the chain only when asked for.</summary>
internal sealed class QueryLogPlugin(ILogger<QueryLogPlugin> log, TimeProvider clock) : IDnsPlugin
{
    public string Name => "log";

    public async ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        var reply = await next(ask, stop);
        var took = clock.GetElapsedTime(start).TotalMilliseconds;
        log.Answered(ask.Transport, ask.NameText, ask.Type, reply.Code, reply.Sections.Answers, took);
        return reply;
    }
}

internal static partial class QueryLogLog
{
    [LoggerMessage(EventId = 5211, EventName = "Answered", Level = LogLevel.Information,
        Message = "{Transport} {Name} {Type}: {Code}, {Answers} answers, {Milliseconds:F3} ms")]
    public static partial void Answered(
        this ILogger<QueryLogPlugin> log, DnsTransport transport, string name, DnsType type, DnsResponseCode code, int answers, double milliseconds);
}
