using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>
/// Docker's multiplexed streams: each frame is one byte of stream number (1 stdout, 2 stderr), three zero bytes, a
/// big-endian length, and the bytes. With a terminal there are no frames, only bytes.
/// </summary>
internal static class StreamFrames
{
    private const int HeaderLength = 8;
    private const int BufferLength = 32 * 1024;

    public delegate ValueTask<int> Reader(Memory<byte> buffer, CancellationToken stop);

    public static IAsyncEnumerable<OutputChunk> ReadAsync(Reader read, bool tty, CancellationToken stop) =>
        tty ? ReadRawAsync(read, stop) : ReadFramedAsync(read, stop);

    private static async IAsyncEnumerable<OutputChunk> ReadRawAsync(Reader read, [EnumeratorCancellation] CancellationToken stop)
    {
        var buffer = new byte[BufferLength];
        int count;
        while ((count = await read(buffer, stop)) > 0)
        {
            yield return new OutputChunk(OutputStream.Stdout, buffer.AsMemory(0, count));
        }
    }

    private static async IAsyncEnumerable<OutputChunk> ReadFramedAsync(
        Reader read, [EnumeratorCancellation] CancellationToken stop)
    {
        var header = new byte[HeaderLength];
        var buffer = new byte[BufferLength];
        while (await FillAsync(read, header, stop))
        {
            var from = header[0] == (byte)OutputStream.Stderr ? OutputStream.Stderr : OutputStream.Stdout;
            var left = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
            while (left > 0)
            {
                var count = await read(buffer.AsMemory(0, (int)Math.Min(left, BufferLength)), stop);
                if (count == 0) throw new EndOfStreamException("Docker's stream ended inside a frame.");
                left -= (uint)count;
                yield return new OutputChunk(from, buffer.AsMemory(0, count));
            }
        }
    }

    /// <summary>False when the stream ended before the first byte.</summary>
    private static async ValueTask<bool> FillAsync(Reader read, byte[] buffer, CancellationToken stop)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var count = await read(buffer.AsMemory(filled), stop);
            if (count == 0 && filled == 0) return false;
            if (count == 0) throw new EndOfStreamException("Docker's stream ended inside a frame's header.");
            filled += count;
        }
        return true;
    }
}
