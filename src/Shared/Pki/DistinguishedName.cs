using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Pki;

/// <summary>
/// The two parts of a subject that Kubernetes reads. Go writes several organizations as one relative name with several
/// values, OpenSSL as several relative names; both are read (X.501, clause 9).
/// </summary>
/// <param name="CommonName">The last one, as Go takes it; empty without one.</param>
/// <param name="Organizations">In the order they stand.</param>
public sealed record DistinguishedName(string CommonName, IReadOnlyList<string> Organizations)
{
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationOid = "2.5.4.10";

    /// <summary>Reads a subject; <see cref="CryptographicException"/> when it is malformed.</summary>
    public static DistinguishedName Read(X500DistinguishedName name)
    {
        var commonName = "";
        var organizations = new List<string>();
        try
        {
            var relativeNames = new AsnReader(name.RawData, AsnEncodingRules.BER).ReadSequence();
            while (relativeNames.HasData)
            {
                var attributes = relativeNames.ReadSetOf(skipSortOrderValidation: true);
                while (attributes.HasData)
                {
                    var attribute = attributes.ReadSequence();
                    var oid = attribute.ReadObjectIdentifier();
                    if (oid is not (CommonNameOid or OrganizationOid)) continue;
                    var value = ReadText(attribute);
                    if (oid == CommonNameOid) commonName = value;
                    else organizations.Add(value);
                }
            }
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The subject is not a valid distinguished name.", malformed);
        }
        return new DistinguishedName(commonName, organizations);
    }

    /// <summary>Encodes a subject.</summary>
    public X500DistinguishedName Encode()
    {
        var builder = new X500DistinguishedNameBuilder();
        foreach (var organization in Organizations) builder.AddOrganizationName(organization);
        builder.AddCommonName(CommonName);
        return builder.Build();
    }

    private static string ReadText(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.Universal) throw new AsnContentException("A name's value is not a string.");
        return (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
                or UniversalTagNumber.BMPString or UniversalTagNumber.T61String or UniversalTagNumber.VisibleString =>
                reader.ReadCharacterString((UniversalTagNumber)tag.TagValue),
            _ => throw new AsnContentException("A name's value is not a string."),
        };
    }
}
