using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api.Audit.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Auth.Audit;

/// <summary>--audit-log-path: one JSON object a line, appended by one writer; when it cannot keep up events are dropped and counted, aloud.</summary>
public sealed class AuditLogFile(string path, ILogger<AuditLogFile> log) : IAuditSink
{
    private const int MaxWaiting = 10_000;

    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private long _dropped;

    public void Write(Event auditEvent)
    {
        if (!_waiting.Writer.TryWrite(JsonOutput.Encode(auditEvent))) Interlocked.Increment(ref _dropped);
    }

    /// <summary>Writes until told to stop, then what is still waiting.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var ending = stop.Register(() => _waiting.Writer.TryComplete());
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 64 * 1024,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            try
            {
                while (_waiting.Reader.TryRead(out var line))
                {
                    await file.WriteAsync(line, CancellationToken.None);
                    file.WriteByte((byte)'\n');
                }
                await file.FlushAsync(CancellationToken.None);
            }
            catch (IOException failure)
            {
                log.AuditWriteFailed(failure, path);
            }
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped) log.AuditEventsDropped(dropped, path);
        }
    }
}
