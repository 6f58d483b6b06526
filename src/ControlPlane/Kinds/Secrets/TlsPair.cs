using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NetKube.ControlPlane.Kinds.Secrets;

/// <summary>Whether a certificate and a key belong together; a server that loads them would say so too late.</summary>
internal static class TlsPair
{
    /// <summary>What Go's crypto/tls says of them; null for a good pair.</summary>
    public static string? Problem(Dictionary<string, byte[]>? data)
    {
        var certificate = Text(data, "tls.crt");
        var key = Text(data, "tls.key");
        if (!certificate.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)) return "tls: failed to find any PEM data in certificate input";
        if (!key.Contains("-----BEGIN ", StringComparison.Ordinal)) return "tls: failed to find any PEM data in key input";
        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificate, key);
            return null;
        }
        catch (ArgumentException)
        {
            return "tls: private key does not match public key";
        }
        catch (CryptographicException)
        {
            return "tls: failed to parse private key";
        }
    }

    private static string Text(Dictionary<string, byte[]>? data, string name) => data is not null && data.TryGetValue(name, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";
}
