using System.Text;

namespace NetKube.ControlPlane.Store;

/// <summary>The order of keys: that of their UTF-8 bytes, found without encoding them.</summary>
internal static class KeyOrder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static int Compare(string a, string b)
    {
        if (ReferenceEquals(a, b)) return 0;
        ReadOnlySpan<char> x = a, y = b;
        var same = x.CommonPrefixLength(y);
        return same == x.Length || same == y.Length
            ? x.Length - y.Length
            : Weight(x[same]) - Weight(y[same]);
    }

    /// <summary>Whether a key lies in [start, end); a null end means the single key start.</summary>
    public static bool InRange(string key, string start, string? end) =>
        end is null ? key == start : Compare(key, start) >= 0 && Compare(key, end) < 0;

    /// <summary>Keys are stored as UTF-8; half a surrogate pair has no such form and would come back as another key.</summary>
    public static void ThrowIfUnusable(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (!key.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return;
        try
        {
            _ = Strict.GetByteCount(key);
        }
        catch (EncoderFallbackException inner)
        {
            throw new ArgumentException("the key holds half a surrogate pair and cannot be written as UTF-8", nameof(key), inner);
        }
    }

    // UTF-16 units order like UTF-8 bytes, but for surrogates: they stand for code points above U+FFFF.
    private static int Weight(char unit) => unit switch
    {
        < '\uD800' => unit,
        < '\uE000' => unit + 0x2000,
        _ => unit - 0x800,
    };
}
