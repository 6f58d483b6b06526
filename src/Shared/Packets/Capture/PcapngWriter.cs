using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace NetKube.Shared.Packets.Capture;

/// <summary>
/// Writes captures that Wireshark and tcpdump read: pcapng (draft-ietf-opsawg-pcapng), little endian, times in nanoseconds. One section,
/// a block for each interface, a block for each frame, which may carry a comment.
/// </summary>
public sealed class PcapngWriter(Stream target)
{
    private const uint SectionHeader = 0x0A0D0D0A, InterfaceDescription = 1, EnhancedPacket = 6;
    private const ushort EndOfOptions = 0, Comment = 1, InterfaceName = 2, TimestampResolution = 9;

    private readonly ArrayBufferWriter<byte> _block = new();
    private bool _started;
    private int _interfaces;

    /// <summary>Introduces an Ethernet interface.</summary>
    /// <returns>Its number in this file.</returns>
    public async Task<int> AddInterfaceAsync(string name, CancellationToken stop)
    {
        await StartAsync(stop);
        Begin();
        U16(1); // LINKTYPE_ETHERNET
        U16(0);
        U32(0); // no limit of length
        Option(InterfaceName, Encoding.UTF8.GetBytes(name));
        Option(TimestampResolution, [9]); // 10^-9 seconds
        Option(EndOfOptions, []);
        await EndAsync(InterfaceDescription, stop);
        return _interfaces++;
    }

    public async Task WriteAsync(int interfaceNumber, CapturedFrame frame, string? comment, CancellationToken stop)
    {
        if (interfaceNumber < 0 || interfaceNumber >= _interfaces)
        {
            throw new ArgumentOutOfRangeException(nameof(interfaceNumber), interfaceNumber, "the file has no such interface");
        }

        Begin();
        U32((uint)interfaceNumber);
        var nanoseconds = (ulong)(frame.Timestamp - DateTimeOffset.UnixEpoch).Ticks * 100;
        U32((uint)(nanoseconds >> 32));
        U32((uint)nanoseconds);
        U32((uint)frame.Bytes.Length);
        U32((uint)frame.OriginalLength);
        Padded(frame.Bytes);
        if (comment is not null)
        {
            Option(Comment, Encoding.UTF8.GetBytes(comment));
            Option(EndOfOptions, []);
        }

        await EndAsync(EnhancedPacket, stop);
    }

    private async Task StartAsync(CancellationToken stop)
    {
        if (_started) return;
        _started = true;
        Begin();
        U32(0x1A2B3C4D); // the byte order mark
        U16(1);
        U16(0);
        U32(uint.MaxValue); // the section's length is not known
        U32(uint.MaxValue);
        await EndAsync(SectionHeader, stop);
    }

    private void Begin() => _block.ResetWrittenCount();

    private async Task EndAsync(uint type, CancellationToken stop)
    {
        // Type and length come before the body; the length is repeated after it, so that readers can go backwards.
        var whole = new byte[_block.WrittenCount + 12];
        BinaryPrimitives.WriteUInt32LittleEndian(whole, type);
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)whole.Length);
        _block.WrittenSpan.CopyTo(whole.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(whole.Length - 4), (uint)whole.Length);
        await target.WriteAsync(whole, stop);
    }

    private void U16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_block.GetSpan(2), value);
        _block.Advance(2);
    }

    private void U32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_block.GetSpan(4), value);
        _block.Advance(4);
    }

    private void Option(ushort code, ReadOnlySpan<byte> value)
    {
        // An option's length has 16 bits; a longer comment is cut.
        value = value[..Math.Min(value.Length, ushort.MaxValue)];
        U16(code);
        U16((ushort)value.Length);
        Padded(value);
    }

    private void Padded(ReadOnlySpan<byte> value)
    {
        _block.Write(value);
        _block.Write(new byte[-value.Length & 3]);
    }
}
