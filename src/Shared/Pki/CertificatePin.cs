using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Pki;

/// <summary>What a certificate authority is known by before any trust exists: SHA-256 of its public key, as kubeadm writes it.</summary>
public readonly record struct CertificatePin
{
    private const string Prefix = "sha256:";
    private readonly string? _hex;

    private CertificatePin(string hex)
    {
        _hex = hex;
    }

    /// <summary>64 hexadecimal digits.</summary>
    public string Hex => _hex ?? "";

    /// <summary>The pin of a certificate's SubjectPublicKeyInfo.</summary>
    public static CertificatePin Of(X509Certificate2 certificate) =>
        new(Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())));

    /// <summary>Reads <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public static bool TryParse(string text, out CertificatePin pin)
    {
        pin = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length != Prefix.Length + 64) return false;
        var hex = text[Prefix.Length..];
        if (!hex.All(char.IsAsciiHexDigit)) return false;
        pin = new CertificatePin(hex.ToLowerInvariant());
        return true;
    }

    /// <summary>Whether the certificate has the pinned key.</summary>
    public bool Matches(X509Certificate2 certificate) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Hex), System.Text.Encoding.ASCII.GetBytes(Of(certificate).Hex));

    public override string ToString() => Prefix + Hex;
}
