using System.Security.Cryptography;

namespace NetKube.ControlPlane.Auth.OpenIdConnect;

/// <summary>JSON Web Algorithms with a public key (RFC 7518, 3.1). None is symmetric, and "none" is none of them.</summary>
internal static class SignatureAlgorithm
{
    public static IReadOnlyList<string> Known { get; } = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"];

    public static bool IsKnown(string name) => Known.Contains(name);

    /// <summary>Whether the key made the signature; false too when the key is of another family than the algorithm.</summary>
    public static bool Verify(string name, AsymmetricAlgorithm key, ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        var hash = name[2..] switch
        {
            "256" => HashAlgorithmName.SHA256,
            "384" => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
        return (name[..2], key) switch
        {
            ("RS", RSA rsa) => rsa.VerifyData(text, signature, hash, RSASignaturePadding.Pkcs1),
            ("PS", RSA rsa) => rsa.VerifyData(text, signature, hash, RSASignaturePadding.Pss),
            ("ES", ECDsa curve) => curve.KeySize == CurveSize(name)
                && curve.VerifyData(text, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            _ => false,
        };
    }

    private static int CurveSize(string name) => name switch
    {
        "ES256" => 256,
        "ES384" => 384,
        _ => 521,
    };
}
