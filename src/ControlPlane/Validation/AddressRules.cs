using System.Net;
using System.Net.Sockets;

namespace NetKube.ControlPlane.Validation;

/// <summary>IP addresses and networks, as Go's net package reads them.</summary>
public static class AddressRules
{
    public const string NotAnAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    public const string NotACidr = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
    private const string NotMapped = "must not be an IPv4-mapped IPv6 address";

    /// <summary>An address that every program reads as the same one; whether it is.</summary>
    public static bool Address(this FieldErrors errors, Field field, string value)
    {
        if (AddressFault(value) is not { } fault) return true;
        errors.Invalid(field, value, fault);
        return false;
    }

    /// <summary>A network that every program reads as the same one.</summary>
    public static void Network(this FieldErrors errors, Field field, string value)
    {
        if (ParseNetwork(value) is not { } network) errors.Invalid(field, value, NotACidr);
        else if (HasLeadingZeros(value)) errors.Invalid(field, value, "must not have leading 0s in IP or prefix length");
        else
        {
            var masked = AddressWarnings.Masked(network.Address, network.PrefixLength);
            if (!masked.Equals(network.Address)) errors.Invalid(field, value, "must not have bits set beyond the prefix length");
            if (network.Address.IsIPv4MappedToIPv6) errors.Invalid(field, value, NotMapped);
        }
    }

    /// <summary>Some programs read leading zeros as octal, and some a mapped address as IPv4: such text is the way around a policy.</summary>
    private static string? AddressFault(string value) => Parse(value) switch
    {
        null => NotAnAddress,
        { AddressFamily: AddressFamily.InterNetwork } when HasLeadingZeros(value) => "must not have leading 0s",
        { IsIPv4MappedToIPv6: true } => NotMapped,
        _ => null,
    };

    /// <summary>The hexadecimal groups of IPv6 may have them; its prefix length may not.</summary>
    private static bool HasLeadingZeros(string value)
    {
        var decimals = value.Contains(':', StringComparison.Ordinal) ? value[(value.IndexOf('/', StringComparison.Ordinal) + 1)..] : value;
        return decimals.Split('.', '/').Any(part => part is ['0', _, ..]);
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
