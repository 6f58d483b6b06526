using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetKube.ControlPlane.ApiServer.Legacy;

/// <summary>
/// An answer's body in which each piece that is written names the old group version: objects, lists and events begin with
/// their kind and apiVersion.
/// </summary>
internal sealed class RenamingStream(HttpContext http, string modern, string old) : Stream
{
    private const int Head = 256;

    private readonly Stream _inner = http.Response.Body;
    private readonly byte[] _modern = Encoding.UTF8.GetBytes($"\"apiVersion\":\"{modern}\"");
    private readonly byte[] _old = Encoding.UTF8.GetBytes($"\"apiVersion\":\"{old}\"");

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException("an answer is written once");

    public override long Position
    {
        get => throw new NotSupportedException("an answer is written once");
        set => throw new NotSupportedException("an answer is written once");
    }

    public override void Flush() => _inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var at = buffer.Span[..Math.Min(buffer.Length, Head)].IndexOf(_modern);
        if (at < 0)
        {
            await _inner.WriteAsync(buffer, cancellationToken);
            return;
        }
        if (!http.Response.HasStarted && http.Response.ContentLength is { } length) http.Response.ContentLength = length + _old.Length - _modern.Length;
        byte[] renamed = [.. buffer.Span[..at], .. _old, .. buffer.Span[(at + _modern.Length)..]];
        await _inner.WriteAsync(renamed, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("answers are written asynchronously");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("an answer is written only");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("an answer is written once");

    public override void SetLength(long value) => throw new NotSupportedException("an answer is as long as it is");
}
