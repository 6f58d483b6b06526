using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Pki;

/// <summary>Checks that a certificate was signed by one of the given authorities, for a purpose, and is in force at a moment.</summary>
public static class CertificateChain
{
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";

    /// <summary>Whether it stands for a client of these authorities.</summary>
    public static bool IsClientOf(X509Certificate2 certificate, DateTimeOffset at, params IReadOnlyList<X509Certificate2> authorities) =>
        Verify(certificate, ClientAuth, at, authorities);

    /// <summary>Whether it stands for a server of these authorities (its names are the caller's to check).</summary>
    public static bool IsServerOf(X509Certificate2 certificate, DateTimeOffset at, params IReadOnlyList<X509Certificate2> authorities) =>
        Verify(certificate, ServerAuth, at, authorities);

    private static bool Verify(X509Certificate2 certificate, string purpose, DateTimeOffset at, IReadOnlyList<X509Certificate2> authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        // A certificate can name an address to fetch its issuer from: a stranger must not send us anywhere.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(purpose));
        foreach (var authority in authorities) chain.ChainPolicy.CustomTrustStore.Add(authority);
        try
        {
            return chain.Build(certificate);
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        }
    }
}
