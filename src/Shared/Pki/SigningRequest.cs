using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Pki;

/// <summary>A PKCS#10 certificate signing request whose signature was checked (RFC 2986).</summary>
public sealed record SigningRequest(X500DistinguishedName Subject, PublicKey PublicKey)
{
    private const string AlternativeNamesOid = "2.5.29.17";

    /// <summary>CN and O.</summary>
    public required DistinguishedName Name { get; init; }

    public IReadOnlyList<string> DnsNames { get; init; } = [];

    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    public IReadOnlyList<string> EmailAddresses { get; init; } = [];

    public IReadOnlyList<string> Uris { get; init; } = [];

    /// <summary>Makes a request in PEM for a key; the names get in, usages are the signer's business.</summary>
    public static string Create(CertificateProfile profile, ECDsa key)
    {
        var request = new CertificateRequest(new DistinguishedName(profile.CommonName, profile.Organizations).Encode(), key, HashAlgorithmName.SHA256);
        if (profile.DnsNames.Count + profile.Addresses.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in profile.DnsNames) names.AddDnsName(name);
            foreach (var address in profile.Addresses) names.AddIpAddress(address);
            request.CertificateExtensions.Add(names.Build());
        }
        return request.CreateSigningRequestPem() + "\n";
    }

    /// <summary>Reads a request in PEM and checks that its sender holds the key; null when it is malformed or forged.</summary>
    public static SigningRequest? Parse(string pem)
    {
        try
        {
            // The padding is for a signature that is never made here: an RSA key cannot be loaded without one.
            var request = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions, RSASignaturePadding.Pkcs1);
            var parsed = new SigningRequest(request.SubjectName, request.PublicKey) { Name = DistinguishedName.Read(request.SubjectName) };
            var names = request.CertificateExtensions.FirstOrDefault(e => e.Oid?.Value == AlternativeNamesOid);
            return names is null ? parsed : WithNames(parsed, names.RawData);
        }
        catch (Exception malformed) when (malformed is CryptographicException or ArgumentException or AsnContentException)
        {
            return null;
        }
    }

    /// <summary>GeneralNames of RFC 5280, 4.2.1.6: rfc822Name [1], dNSName [2], uniformResourceIdentifier [6], iPAddress [7].</summary>
    private static SigningRequest WithNames(SigningRequest request, byte[] extension)
    {
        List<string> dns = [], emails = [], uris = [];
        List<IPAddress> addresses = [];
        var names = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            var tag = names.PeekTag();
            switch (tag.TagClass == TagClass.ContextSpecific ? tag.TagValue : -1)
            {
                case 1: emails.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag)); break;
                case 2: dns.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag)); break;
                case 6: uris.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag)); break;
                case 7: addresses.Add(new IPAddress(names.ReadOctetString(tag))); break;
                default: throw new AsnContentException("A subject alternative name is of a kind that is not supported.");
            }
        }
        return request with { DnsNames = dns, Addresses = addresses, EmailAddresses = emails, Uris = uris };
    }
}
