using System.Net;
using System.Net.Sockets;

namespace NetKube.ControlPlane.Validation;

/// <summary>IP addresses and networks, as Go's net package reads them.</summary>
public static class AddressRules
{
    public const string NotAnAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    public const string NotACidr = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// <summary>An address.</summary>
    public static void Address(this FieldErrors errors, Field field, string value)
    {
        if (Parse(value) is null) errors.Invalid(field, value, NotAnAddress);
    }

    /// <summary>A network.</summary>
    public static void Network(this FieldErrors errors, Field field, string value)
    {
        if (ParseNetwork(value) is null) errors.Invalid(field, value, NotACidr);
    }

    /// <summary>Dotted quad (leading zeros read as decimal) or IPv6 without a zone; null for anything else.</summary>
    public static IPAddress? Parse(string value)
    {
        if (value.Contains(':', StringComparison.Ordinal))
        {
            if (value.IndexOfAny(['%', '[', ']', '/']) >= 0) return null;
            return IPAddress.TryParse(value, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6 ? v6 : null;
        }
        var parts = value.Split('.');
        if (parts.Length != 4) return null;
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < 4; i++)
        {
            if (parts[i].Length is 0 or > 3 || parts[i].AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0) return null;
            if (!byte.TryParse(parts[i], out bytes[i])) return null;
        }
        return new IPAddress(bytes);
    }

    /// <summary>An address and a prefix length; null for anything else.</summary>
    public static (IPAddress Address, int PrefixLength)? ParseNetwork(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || Parse(value[..slash]) is not { } address) return null;
        var length = value.AsSpan(slash + 1);
        if (length.Length is 0 or > 3 || length.IndexOfAnyExceptInRange('0', '9') >= 0 || !int.TryParse(length, out var prefix)) return null;
        return prefix > (address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128) ? null : (address, prefix);
    }
}
