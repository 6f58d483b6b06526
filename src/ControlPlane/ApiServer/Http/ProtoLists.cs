using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>The envelope of a list in protobuf: "k8s\0", then a runtime.Unknown {1 type, 2 raw, 3 "", 4 ""} whose raw is {1 metadata, 2 items}.</summary>
internal static class ProtoLists
{
    /// <summary>What follows the list: two empty strings.</summary>
    public static ReadOnlySpan<byte> Tail => [3 << 3 | 2, 0, 4 << 3 | 2, 0];

    /// <summary>What comes before a list of so many bytes.</summary>
    public static byte[] Head(string kind, string groupVersion, long length)
    {
        using var output = new ProtoOutput();
        Span<byte> tag = stackalloc byte[11];
        tag[0] = 2 << 3 | 2;
        var end = 1;
        for (var left = (ulong)length; ; left >>= 7)
        {
            tag[end++] = left < 0x80 ? (byte)left : (byte)(left | 0x80);
            if (left < 0x80) break;
        }
        output.Prefix(tag[..end]);
        var type = output.Mark;
        output.String(2, kind);
        output.String(1, groupVersion);
        output.Message(1, type);
        output.Prefix("k8s\0"u8);
        return output.Written.ToArray();
    }

    /// <summary>How many bytes a number takes.</summary>
    public static int VarintLength(ulong value)
    {
        var length = 1;
        while ((value >>= 7) != 0) length++;
        return length;
    }
}
