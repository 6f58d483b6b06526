using System.Net;
using System.Net.Sockets;

namespace NetKube.ClusterDns.Zone;

/// <summary>Addresses spelt as names: 8.1.244.10.in-addr.arpa (RFC 1035 §3.5), 1.0.…ip6.arpa by hexadecimal digits (RFC 3596 §2.5).</summary>
internal static class ReverseName
{
    private const int NibbleLabel = 2;

    private static ReadOnlySpan<byte> Ip4Suffix => "\u0007in-addr\u0004arpa\0"u8;

    private static ReadOnlySpan<byte> Ip6Suffix => "\u0003ip6\u0004arpa\0"u8;

    /// <summary>Reads a folded wire name into 4 or 16 address bytes.</summary>
    /// <returns>Their count; 0 when the name spells no whole address.</returns>
    public static int Read(ReadOnlySpan<byte> name, Span<byte> address)
    {
        if (name.EndsWith(Ip4Suffix)) return ReadIp4(name[..^Ip4Suffix.Length], address) ? 4 : 0;
        if (name.EndsWith(Ip6Suffix)) return ReadIp6(name[..^Ip6Suffix.Length], address) ? 16 : 0;
        return 0;
    }

    /// <summary>The name's text for an address, for messages and tests.</summary>
    public static string Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Reverse(bytes);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? string.Join('.', bytes) + ".in-addr.arpa."
            : string.Concat(bytes.Select(b => $"{b & 0xF:x}.{b >> 4:x}.")) + "ip6.arpa.";
    }

    private static bool ReadIp4(ReadOnlySpan<byte> labels, Span<byte> address)
    {
        for (var i = 3; i >= 0; i--)
        {
            if (labels.Length == 0 || labels[0] is 0 or > 3 || labels.Length < 1 + labels[0]) return false;
            var value = 0;
            foreach (var digit in labels.Slice(1, labels[0]))
            {
                if (digit is < (byte)'0' or > (byte)'9') return false;
                value = (value * 10) + digit - '0';
            }

            // "010" would be a second name of the same address.
            if (value > 255 || (labels[0] > 1 && labels[1] == '0')) return false;
            address[i] = (byte)value;
            labels = labels[(1 + labels[0])..];
        }

        return labels.Length == 0;
    }

    private static bool ReadIp6(ReadOnlySpan<byte> labels, Span<byte> address)
    {
        if (labels.Length != 32 * NibbleLabel) return false;
        for (var i = 0; i < 32; i++)
        {
            if (labels[i * NibbleLabel] != 1) return false;
            var nibble = NibbleOf(labels[(i * NibbleLabel) + 1]);
            if (nibble < 0) return false;
            ref var into = ref address[15 - (i / 2)];
            into = (i & 1) == 0 ? (byte)nibble : (byte)(into | (nibble << 4));
        }

        return true;
    }

    private static int NibbleOf(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };
}
