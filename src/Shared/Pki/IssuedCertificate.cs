using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Pki;

/// <summary>A certificate together with its private key.</summary>
/// <param name="Certificate">With its key, ready for TLS.</param>
/// <param name="CertificatePem">For files and kubeconfigs.</param>
/// <param name="KeyPem">PKCS#8; secret.</param>
public sealed record IssuedCertificate(X509Certificate2 Certificate, string CertificatePem, string KeyPem) : IDisposable
{
    /// <summary>Joins a certificate (as a signer gave it back) with the key that its request was made with.</summary>
    public static IssuedCertificate Join(string certificatePem, ECDsa key)
    {
        using var bare = X509Certificate2.CreateFromPem(certificatePem);
        return new IssuedCertificate(bare.CopyWithPrivateKey(key), certificatePem, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Reads both from files; null when one of them is missing.</summary>
    public static IssuedCertificate? Load(string certificatePath, string keyPath)
    {
        if (!File.Exists(certificatePath) || !File.Exists(keyPath)) return null;
        var certificatePem = File.ReadAllText(certificatePath);
        var keyPem = File.ReadAllText(keyPath);
        return new IssuedCertificate(X509Certificate2.CreateFromPem(certificatePem, keyPem), certificatePem, keyPem);
    }

    /// <summary>Writes both to files; the key only its owner may read.</summary>
    public void Save(string certificatePath, string keyPath)
    {
        PemFile.Write(keyPath, KeyPem, secret: true);
        PemFile.Write(certificatePath, CertificatePem, secret: false);
    }

    /// <summary>Says whose certificate it is, never the key.</summary>
    public override string ToString() => $"{Certificate.Subject} until {Certificate.NotAfter.ToUniversalTime():u}";

    public void Dispose() => Certificate.Dispose();
}
