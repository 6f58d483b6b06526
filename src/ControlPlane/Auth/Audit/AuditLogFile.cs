using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api.Audit.V1;
using NetKube.Shared.Serialization;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.Auth.Audit;

/// <summary>
/// --audit-log-path: one JSON object a line, appended by one writer; when it cannot keep up events are dropped and
/// counted, aloud.
/// </summary>
public sealed class AuditLogFile(AuditLogSettings settings, TimeProvider clock, ILogger<AuditLogFile> log) : IAuditSink, IMetricSource
{
    private const int MaxWaiting = 10_000;

    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Counter _written = new();
    private long _dropped;

    public void Write(Event auditEvent)
    {
        if (!_waiting.Writer.TryWrite(JsonOutput.Encode(auditEvent))) Interlocked.Increment(ref _dropped);
    }

    /// <summary>Writes until told to stop, then what is still waiting.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var ending = stop.Register(() => _waiting.Writer.TryComplete());
        await using var file = new RotatingLog(settings, clock);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            try
            {
                while (_waiting.Reader.TryRead(out var line))
                {
                    await file.WriteAsync(line);
                    _written.Increment();
                }
                await file.FlushAsync();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                log.AuditWriteFailed(failure, settings.Path);
            }
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped) log.AuditEventsDropped(dropped, settings.Path);
        }
    }

    public void Write(MetricText text)
    {
        text.Family("apiserver_audit_event_total", "counter", "Audit events that were written.");
        text.Sample("apiserver_audit_event_total", _written.Value);
    }
}
