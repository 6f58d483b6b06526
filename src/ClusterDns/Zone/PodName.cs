using System.Net;
using System.Net.Sockets;

namespace NetKube.ClusterDns.Zone;

/// <summary>A pod's address spelt as one label: 10-244-1-5, or fd00--5 for fd00::5.</summary>
internal static class PodName
{
    private const int LongestAddress = 39;

    /// <returns>The address's bytes (4 or 16); 0 when the label spells none.</returns>
    public static int Read(ReadOnlySpan<byte> label, Span<byte> address)
    {
        if (label.Length is 0 or > LongestAddress) return 0;
        Span<char> text = stackalloc char[LongestAddress];
        text = text[..label.Length];
        var dashes = 0;
        var digitsOnly = true;
        for (var i = 0; i < label.Length; i++)
        {
            var one = label[i];
            if (one == '-') dashes++;
            else if (one is >= (byte)'a' and <= (byte)'f') digitsOnly = false;
            else if (one is < (byte)'0' or > (byte)'9') return 0;
            text[i] = (char)one;
        }

        // fd00--5 has its empty part; 1-2-3-4 has not, and is an IPv4 address.
        if (dashes == 3 && digitsOnly && text.IndexOf("--", StringComparison.Ordinal) < 0) return ReadIp4(text, address);
        text.Replace('-', ':');
        if (dashes < 2 || !IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6) return 0;
        _ = parsed.TryWriteBytes(address, out _);
        return 16;
    }

    private static int ReadIp4(ReadOnlySpan<char> text, Span<byte> address)
    {
        var part = 0;
        foreach (var range in text.Split('-'))
        {
            var digits = text[range];
            if (digits.Length > 1 && digits[0] == '0') return 0;
            if (!byte.TryParse(digits, System.Globalization.NumberStyles.None, null, out address[part++])) return 0;
        }

        return 4;
    }
}
