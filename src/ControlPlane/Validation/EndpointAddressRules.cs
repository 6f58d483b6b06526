using System.Net;
using System.Net.Sockets;

namespace NetKube.ControlPlane.Validation;

/// <summary>Addresses that a client could be sent to.</summary>
internal static class EndpointAddressRules
{
    /// <summary>Neither unspecified, nor of this host alone, nor of this link alone.</summary>
    public static void NonSpecialAddress(this FieldErrors errors, Field field, string text)
    {
        if (AddressRules.Parse(text) is not { } address)
        {
            errors.Invalid(field, text, "must be a valid IP address");
            return;
        }
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) errors.Invalid(field, text, $"may not be unspecified ({text})");
        if (IPAddress.IsLoopback(address)) errors.Invalid(field, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        var bytes = address.GetAddressBytes();
        var isV4 = address.AddressFamily == AddressFamily.InterNetwork;
        if (isV4 ? bytes[0] == 169 && bytes[1] == 254 : address.IsIPv6LinkLocal) errors.Invalid(field, text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        if (isV4 ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && (bytes[1] & 0x0F) == 2)
        {
            errors.Invalid(field, text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
    }
}
