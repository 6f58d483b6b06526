using System.Buffers.Binary;
using System.Text;
using NetKube.Shared.Packets.Capture;

namespace NetKube.Shared.Tests.Packets;

public sealed class PcapngWriterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_a_section_its_interfaces_and_its_frames_each_block_closed_by_its_length()
    {
        using var file = new MemoryStream();
        var writer = new PcapngWriter(file);
        var eth0 = await writer.AddInterfaceAsync("eth0", Stop);
        var cni0 = await writer.AddInterfaceAsync("cni0", Stop);
        var time = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000).AddTicks(123);
        await writer.WriteAsync(cni0, new CapturedFrame(time, [1, 2, 3, 4, 5], 60, 7, FrameDirection.Outgoing), "pod default/web", Stop);

        var blocks = Blocks(file.ToArray());
        Assert.Equal((0, 1), (eth0, cni0));
        Assert.Equal([0x0A0D0D0Au, 1u, 1u, 6u], blocks.Select(b => b.Type));
        var frame = blocks[3].Body;
        Assert.Equal(1u, U32(frame, 0));
        Assert.Equal((ulong)1_700_000_000 * 1_000_000_000 + 12_300, ((ulong)U32(frame, 4) << 32) | U32(frame, 8));
        Assert.Equal((5u, 60u), (U32(frame, 12), U32(frame, 16)));
        Assert.Equal([1, 2, 3, 4, 5, 0, 0, 0], frame[20..28]);
        Assert.Contains("pod default/web", Encoding.UTF8.GetString(frame));
        Assert.Contains("cni0", Encoding.UTF8.GetString(blocks[2].Body));
    }

    [Fact]
    public async Task A_frame_of_an_unknown_interface_is_refused()
    {
        var writer = new PcapngWriter(new MemoryStream());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            writer.WriteAsync(0, new CapturedFrame(DateTimeOffset.UnixEpoch, [], 0, 0, FrameDirection.ToUs), null, Stop));
    }

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static List<(uint Type, byte[] Body)> Blocks(byte[] file)
    {
        List<(uint, byte[])> blocks = [];
        for (var at = 0; at < file.Length;)
        {
            var length = (int)U32(file, at + 4);
            Assert.Equal(0, length % 4);
            Assert.Equal((uint)length, U32(file, at + length - 4));
            blocks.Add((U32(file, at), file[(at + 8)..(at + length - 4)]));
            at += length;
        }

        return blocks;
    }
}
