using System.Text;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Docker;

namespace NetKube.NodeAgent.Tests.Runtime;

public sealed class StreamFramesTests
{
    private static readonly byte[] TwoFrames =
        [1, 0, 0, 0, 0, 0, 0, 3, .. "out"u8, 2, 0, 0, 0, 0, 0, 0, 5, .. "error"u8];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Frames_are_told_apart_however_the_bytes_arrive(int pieceLength)
    {
        var (stdout, stderr) = await CollectAsync(TwoFrames, pieceLength, tty: false);
        Assert.Equal("out", stdout);
        Assert.Equal("error", stderr);
    }

    [Fact]
    public async Task A_terminal_has_no_frames()
    {
        var (stdout, stderr) = await CollectAsync([.. "plain"u8], 2, tty: true);
        Assert.Equal("plain", stdout);
        Assert.Equal("", stderr);
    }

    [Fact]
    public async Task A_stream_that_ends_inside_a_frame_is_an_error() =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => CollectAsync(TwoFrames[..^1], 100, tty: false));

    [Fact]
    public async Task A_stream_that_ends_inside_a_header_is_an_error() =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => CollectAsync(TwoFrames[..5], 100, tty: false));

    private static async Task<(string Stdout, string Stderr)> CollectAsync(byte[] bytes, int pieceLength, bool tty)
    {
        var source = new MemoryStream(bytes);
        var texts = new Dictionary<OutputStream, StringBuilder> { [OutputStream.Stdout] = new(), [OutputStream.Stderr] = new() };
        ValueTask<int> Read(Memory<byte> buffer, CancellationToken stop) =>
            source.ReadAsync(buffer[..Math.Min(pieceLength, buffer.Length)], stop);
        await foreach (var chunk in StreamFrames.ReadAsync(Read, tty, CancellationToken.None))
            texts[chunk.From].Append(Encoding.UTF8.GetString(chunk.Bytes.Span));
        return (texts[OutputStream.Stdout].ToString(), texts[OutputStream.Stderr].ToString());
    }
}
