using System.Globalization;
using System.Text;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>HTTP/1.1's chunked transfer coding (RFC 9112, section 7.1), read piece by piece so that a followed log arrives at once.</summary>
internal static class ChunkedBody
{
    public static async Task CopyAsync(Stream from, Stream to, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        while (true)
        {
            var line = await ReadLineAsync(from, stop);
            if (!int.TryParse(line.Split(';')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var left) || left < 0) throw ApiException.Make(502, "InternalError", "the node's answer is not well chunked");
            if (left == 0) return;
            while (left > 0)
            {
                var read = await from.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, left)), stop);
                if (read == 0) return;
                left -= read;
                await to.WriteAsync(buffer.AsMemory(0, read), stop);
            }
            await to.FlushAsync(stop);
            _ = await ReadLineAsync(from, stop);
        }
    }

    private static async Task<string> ReadLineAsync(Stream from, CancellationToken stop)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await from.ReadAsync(one, stop) == 1 && line.Length < 256)
        {
            if (one[0] == '\n') break;
            if (one[0] != '\r') line.Append((char)one[0]);
        }
        return line.ToString();
    }
}

/// <summary>What was read too far, then the rest of the stream; reads are buffered.</summary>
internal sealed class RestFirstStream(byte[] rest, Stream inner) : Stream
{
    private byte[] _buffer = rest;
    private int _at;
    private int _end = rest.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("a stream under way has no length");

    public override long Position
    {
        get => throw new NotSupportedException("a stream under way has no position");
        set => throw new NotSupportedException("a stream under way has no position");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _end)
        {
            if (buffer.Length >= 4096) return await inner.ReadAsync(buffer, cancellationToken);
            if (_buffer.Length < 4096) _buffer = new byte[4096];
            (_at, _end) = (0, await inner.ReadAsync(_buffer, cancellationToken));
        }
        var count = Math.Min(buffer.Length, _end - _at);
        _buffer.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronous reads");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("a stream under way cannot seek");

    public override void SetLength(long value) => throw new NotSupportedException("a stream under way has no length");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("read only");
}
