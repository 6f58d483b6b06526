using System.Net;
using System.Net.Sockets;

namespace NetKube.ControlPlane.Validation;

/// <summary>Addresses that programs read differently: accepted, with a warning.</summary>
internal static class AddressWarnings
{
    /// <summary>Leading zeros, IPv4 inside IPv6, and IPv6 that is not in its shortest form.</summary>
    public static IEnumerable<string> Address(Field field, string text)
    {
        if (AddressRules.Parse(text) is not { } address) yield break;
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            if (address.ToString() != text) yield return $"{field}: non-standard IP address \"{text}\" will be considered invalid in a future Kubernetes release: use \"{address}\"";
        }
        else if (address.IsIPv4MappedToIPv6) yield return $"{field}: non-standard IP address \"{text}\" will be considered invalid in a future Kubernetes release: use \"{address.MapToIPv4()}\"";
        else if (address.ToString() != text) yield return $"{field}: IPv6 address \"{text}\" should be in RFC 5952 canonical format (\"{address}\")";
    }

    /// <summary>The same for networks, and bits after the prefix.</summary>
    public static IEnumerable<string> Network(Field field, string text)
    {
        if (AddressRules.ParseNetwork(text) is not { } network) yield break;
        var canonical = $"{Masked(network.Address, network.PrefixLength)}/{network.PrefixLength}";
        if (canonical == text) yield break;
        if (Masked(network.Address, network.PrefixLength).Equals(network.Address) && network.Address.AddressFamily == AddressFamily.InterNetworkV6 && !network.Address.IsIPv4MappedToIPv6)
        {
            yield return $"{field}: IPv6 CIDR value \"{text}\" should be in RFC 5952 canonical format (\"{canonical}\")";
        }
        else yield return $"{field}: CIDR value \"{text}\" is ambiguous in this context (should be \"{canonical}\"?)";
    }

    /// <summary>The address with all bits after the prefix zero.</summary>
    public static IPAddress Masked(IPAddress address, int prefixLength)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var bits = Math.Clamp(prefixLength - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - bits));
        }
        return new IPAddress(bytes);
    }
}
