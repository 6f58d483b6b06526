using System.Text;

namespace NetKube.ClusterDns.Zone;

/// <summary>Labels and short names in lower-case wire form: the keys that a folded query is compared with.</summary>
internal static class WireLabel
{
    /// <summary>Each text becomes one label; no zero byte at the end.</summary>
    public static byte[] Join(params ReadOnlySpan<string> labels)
    {
        var length = 0;
        foreach (var label in labels) length += 1 + label.Length;
        var wire = new byte[length];
        var at = 0;
        foreach (var label in labels)
        {
            wire[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label.ToLowerInvariant(), wire.AsSpan(at));
        }

        return wire;
    }

    /// <summary>Whether the text can be a label. The API's own checks ask for more; this guards against what they let by.</summary>
    public static bool IsValid(string text) => text.Length is > 0 and <= 63 && Ascii.IsValid(text);

    public static byte[] Concat(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        var wire = new byte[head.Length + tail.Length];
        head.CopyTo(wire);
        tail.CopyTo(wire.AsSpan(head.Length));
        return wire;
    }
}
