using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Netlink;

/// <param name="Type">The message type.</param>
/// <param name="Payload">What follows the header: the family's fixed part, then attributes.</param>
public sealed record NetlinkReply(ushort Type, byte[] Payload)
{
    /// <summary>The attributes after a fixed part of that length.</summary>
    public NetlinkAttributes Attributes(int fixedLength) =>
        new(Payload.Length >= fixedLength ? Payload.AsSpan(fixedLength) : default);

    /// <summary>Cuts a datagram into its messages; a malformed rest is left out.</summary>
    internal static IEnumerable<(uint Sequence, ushort Flags, NetlinkReply Reply)> Split(ReadOnlyMemory<byte> datagram)
    {
        while (datagram.Length >= NetlinkMessage.HeaderLength)
        {
            var length = MemoryMarshal.Read<uint>(datagram.Span);
            if (length < NetlinkMessage.HeaderLength || length > datagram.Length) yield break;
            yield return (
                MemoryMarshal.Read<uint>(datagram.Span[8..]),
                MemoryMarshal.Read<ushort>(datagram.Span[6..]),
                new NetlinkReply(MemoryMarshal.Read<ushort>(datagram.Span[4..]), datagram[NetlinkMessage.HeaderLength..(int)length].ToArray()));
            datagram = datagram[Math.Min(((int)length + 3) & ~3, datagram.Length)..];
        }
    }
}
