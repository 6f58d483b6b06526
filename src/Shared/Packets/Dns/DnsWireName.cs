namespace NetKube.Shared.Packets.Dns;

/// <summary>
/// Names as the wire has them: length-prefixed labels, ended by a zero byte, or by a two-byte pointer to an earlier
/// place in the message (RFC 1035 §4.1.4).
/// </summary>
public static class DnsWireName
{
    /// <summary>The longest name, its zero byte included.</summary>
    public const int MaxLength = 255;

    /// <summary>The longest label.</summary>
    public const int MaxLabel = 63;

    /// <summary>A name of 255 bytes has at most this many labels.</summary>
    public const int MaxLabels = 127;

    private const int PointerBits = 0xC0;

    /// <summary>
    /// Copies the name at <paramref name="start"/> into <paramref name="into"/> (255 bytes hold any name), pointers followed.
    /// A pointer must lead to before the place that the last one led to: so every chain of them ends, and a loop is refused.
    /// </summary>
    /// <param name="message">The whole message, from its header on.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="into">Receives the name without pointers.</param>
    /// <param name="length">The name's length, with its zero byte.</param>
    /// <param name="next">The first byte after the name where it stood.</param>
    public static bool TryExpand(ReadOnlySpan<byte> message, int start, Span<byte> into, out int length, out int next)
    {
        length = 0;
        next = 0;
        var at = start;
        var floor = start;
        var jumped = false;
        while ((uint)at < (uint)message.Length)
        {
            int label = message[at];
            if ((label & PointerBits) == PointerBits)
            {
                if (at + 1 >= message.Length) return false;
                var target = ((label & ~PointerBits) << 8) | message[at + 1];
                if (target >= floor || target < DnsHeader.Size) return false;
                if (!jumped) next = at + 2;
                jumped = true;
                at = floor = target;
                continue;
            }

            if (label > MaxLabel || at + 1 + label > message.Length) return false;
            var needed = length + 1 + label + (label == 0 ? 0 : 1);
            if (needed > MaxLength || needed > into.Length) return false;
            message.Slice(at, 1 + label).CopyTo(into[length..]);
            length += 1 + label;
            at += 1 + label;
            if (label != 0) continue;
            if (!jumped) next = at;
            return true;
        }

        return false;
    }

    /// <summary>Steps over a name without following its pointers.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> message, int start, out int next)
    {
        var at = start;
        next = 0;
        while ((uint)at < (uint)message.Length)
        {
            int label = message[at];
            if ((label & PointerBits) == PointerBits)
            {
                next = at + 2;
                return next <= message.Length;
            }

            if (label > MaxLabel || at - start > MaxLength) return false;
            at += 1 + label;
            if (label != 0) continue;
            next = at;
            return true;
        }

        return false;
    }

    /// <summary>Whether the bytes are exactly one name without pointers.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> wire)
    {
        var at = 0;
        while (at < wire.Length && wire.Length <= MaxLength)
        {
            int label = wire[at];
            if (label > MaxLabel) return false;
            at += 1 + label;
            if (label == 0) return at == wire.Length;
        }

        return false;
    }

    /// <summary>
    /// ASCII letters made small. Length bytes are below 'A', so the whole wire form can be folded without looking at labels
    /// (RFC 4343: only ASCII letters have a case in DNS).
    /// </summary>
    public static void Fold(ReadOnlySpan<byte> wire, Span<byte> into)
    {
        for (var i = 0; i < wire.Length; i++) into[i] = Fold(wire[i]);
    }

    /// <summary>Equal but for the case of ASCII letters.</summary>
    public static bool Same(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (Fold(left[i]) != Fold(right[i])) return false;
        }

        return true;
    }

    internal static byte Fold(byte one) => (uint)(one - 'A') <= 'Z' - 'A' ? (byte)(one | 0x20) : one;
}
