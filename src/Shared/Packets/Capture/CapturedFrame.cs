namespace NetKube.Shared.Packets.Capture;

/// <summary>Which way a frame went, linux/if_packet.h.</summary>
public enum FrameDirection
{
    ToUs = 0,
    Broadcast = 1,
    Multicast = 2,
    ToOthers = 3,
    Outgoing = 4,
}

/// <param name="Timestamp">The kernel's.</param>
/// <param name="Bytes">From the Ethernet header on; shorter than the frame when it was longer than the capture keeps.</param>
/// <param name="OriginalLength">The whole frame's.</param>
/// <param name="LinkIndex">The interface where it was seen.</param>
public sealed record CapturedFrame(DateTimeOffset Timestamp, byte[] Bytes, int OriginalLength, int LinkIndex, FrameDirection Direction);
