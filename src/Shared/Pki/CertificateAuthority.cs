using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Pki;

/// <summary>A certificate authority with its key (ECDSA P-256). Time comes from the clock given, also in what it signs.</summary>
public sealed class CertificateAuthority : IDisposable
{
    /// <summary>How long an authority lives.</summary>
    public static readonly TimeSpan AuthorityLifetime = TimeSpan.FromDays(3650);

    /// <summary>How long what it signs lives, unless asked otherwise.</summary>
    public static readonly TimeSpan LeafLifetime = TimeSpan.FromDays(365);

    // Clocks of a cluster differ a little: what is signed now is valid five minutes ago (as kube-controller-manager does).
    private static readonly TimeSpan Backdate = TimeSpan.FromMinutes(5);

    private static readonly Oid ServerAuth = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuth = new("1.3.6.1.5.5.7.3.2");

    private readonly ECDsa _key;
    private readonly TimeProvider _clock;

    private CertificateAuthority(X509Certificate2 certificate, ECDsa key, TimeProvider clock)
    {
        Certificate = certificate;
        CertificatePem = certificate.ExportCertificatePem() + "\n";
        Pin = CertificatePin.Of(certificate);
        _key = key;
        _clock = clock;
    }

    /// <summary>The authority's own certificate, without the key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificate for files and kubeconfigs.</summary>
    public string CertificatePem { get; }

    /// <summary>What a joining node checks it by.</summary>
    public CertificatePin Pin { get; }

    /// <summary>A new authority that signs itself.</summary>
    public static CertificateAuthority Create(string commonName, TimeProvider clock)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new DistinguishedName(commonName, []).Encode(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = clock.GetUtcNow();
        using var withKey = request.CreateSelfSigned(now - Backdate, now + AuthorityLifetime);
        return new CertificateAuthority(X509CertificateLoader.LoadCertificate(withKey.RawData), key, clock);
    }

    /// <summary>Reads an authority from two files; null when one of them is missing.</summary>
    public static CertificateAuthority? Load(string certificatePath, string keyPath, TimeProvider clock)
    {
        if (!File.Exists(certificatePath) || !File.Exists(keyPath)) return null;
        var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(certificatePath));
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(keyPath));
        using var expected = certificate.GetECDsaPublicKey();
        if (expected is null || !expected.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
        {
            throw new CryptographicException($"The key in {keyPath} does not belong to the certificate in {certificatePath}.");
        }
        return new CertificateAuthority(certificate, key, clock);
    }

    /// <summary>Writes both files; the key only its owner may read.</summary>
    public void Save(string certificatePath, string keyPath)
    {
        PemFile.Write(keyPath, _key.ExportPkcs8PrivateKeyPem() + "\n", secret: true);
        PemFile.Write(certificatePath, CertificatePem, secret: false);
    }

    /// <summary>A new key and a certificate for it.</summary>
    public IssuedCertificate Issue(CertificateProfile profile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new DistinguishedName(profile.CommonName, profile.Organizations).Encode(), key, HashAlgorithmName.SHA256);
        using var certificate = Sign(request, profile, X509KeyUsageFlags.DigitalSignature);
        return new IssuedCertificate(certificate.CopyWithPrivateKey(key), certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>
    /// A certificate for somebody else's key. Only what the profile says gets in: a request's own extensions never do,
    /// beyond the names that the caller took over from it.
    /// </summary>
    public string Sign(SigningRequest request, CertificateProfile profile, X509KeyUsageFlags usages = X509KeyUsageFlags.DigitalSignature)
    {
        using var certificate = Sign(new CertificateRequest(request.Subject, request.PublicKey, HashAlgorithmName.SHA256), profile, usages);
        return certificate.ExportCertificatePem() + "\n";
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Sign(CertificateRequest request, CertificateProfile profile, X509KeyUsageFlags usages)
    {
        var purposes = new OidCollection();
        if (profile.ServerAuth) purposes.Add(ServerAuth);
        if (profile.ClientAuth) purposes.Add(ClientAuth);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usages, critical: true));
        if (purposes.Count > 0) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (profile.DnsNames.Count + profile.Addresses.Count > 0) request.CertificateExtensions.Add(AlternativeNames(profile));
        var now = _clock.GetUtcNow();
        DateTimeOffset own = Certificate.NotAfter.ToUniversalTime();
        DateTimeOffset begin = Certificate.NotBefore.ToUniversalTime();
        var from = now - Backdate < begin ? begin : now - Backdate;
        var until = now + profile.Lifetime > own ? own : now + profile.Lifetime;
        return request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), from, until, Serial());
    }

    private static X509Extension AlternativeNames(CertificateProfile profile)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in profile.DnsNames) names.AddDnsName(name);
        foreach (var address in profile.Addresses) names.AddIpAddress(address);
        return names.Build();
    }

    /// <summary>127 random bits: positive in DER and never zero in practice (RFC 5280, 4.1.2.2).</summary>
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }
}
