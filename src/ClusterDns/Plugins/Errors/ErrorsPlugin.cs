using Microsoft.Extensions.Logging;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Plugins.Errors;

/// <summary>Turns what a later step throws into SERVFAIL, and is the one place that logs it.</summary>
internal sealed class ErrorsPlugin(ILogger<ErrorsPlugin> log) : IDnsPlugin
{
    public string Name => "errors";

    public ValueTask<DnsReply> HandleAsync(DnsRequest ask, DnsNext next, CancellationToken stop)
    {
        try
        {
            var reply = next(ask, stop);
            return reply.IsCompletedSuccessfully ? reply : GuardAsync(ask, reply, stop);
        }
        catch (Exception broken)
        {
            return ValueTask.FromResult(Fail(ask, broken));
        }
    }

    private async ValueTask<DnsReply> GuardAsync(DnsRequest ask, ValueTask<DnsReply> reply, CancellationToken stop)
    {
        try
        {
            return await reply;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return DnsReply.Refusal(DnsResponseCode.ServerFailure, Name);
        }
        catch (Exception broken)
        {
            return Fail(ask, broken);
        }
    }

    private DnsReply Fail(DnsRequest ask, Exception broken)
    {
        log.QueryFailed(broken, ask.NameText, ask.Type);
        return DnsReply.Refusal(DnsResponseCode.ServerFailure, Name);
    }
}
