using System.Security.Cryptography;

namespace NetKube.Shared.Pki;

/// <summary>
/// The keys behind service-account tokens: one that signs, and all that verify (the signing one first; older ones stay
/// until the last token that they signed has expired). RSA, since clients of the discovery document expect RS256.
/// </summary>
public sealed class ServiceAccountKeys : IDisposable
{
    private readonly RSA[] _keys;

    private ServiceAccountKeys(RSA signing, IReadOnlyList<RSA> older)
    {
        _keys = [signing, .. older];
        KeyIds = Array.ConvertAll(_keys, KeyId);
    }

    /// <summary>The key ids, the signing key's first.</summary>
    public IReadOnlyList<string> KeyIds { get; }

    /// <summary>A new key.</summary>
    public static ServiceAccountKeys Create() => new(RSA.Create(2048), []);

    /// <summary>Reads the signing key, and public keys that still verify; null when the signing key's file is missing.</summary>
    public static ServiceAccountKeys? Load(string signingKeyPath, params IReadOnlyList<string> verifyingKeyPaths)
    {
        if (!File.Exists(signingKeyPath)) return null;
        return new ServiceAccountKeys(Read(signingKeyPath), [.. verifyingKeyPaths.Select(Read)]);
    }

    /// <summary>Writes the signing key (readable by its owner only) and its public half.</summary>
    public void Save(string signingKeyPath, string publicKeyPath)
    {
        PemFile.Write(signingKeyPath, _keys[0].ExportPkcs8PrivateKeyPem() + "\n", secret: true);
        PemFile.Write(publicKeyPath, _keys[0].ExportSubjectPublicKeyInfoPem() + "\n", secret: false);
    }

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 by the signing key (RS256, RFC 7518, 3.3).</summary>
    public byte[] Sign(ReadOnlySpan<byte> text) => _keys[0].SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Whether the key of that id signed the text; a token without a key id is tried with every key.</summary>
    public bool Verify(string keyId, ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (keyId.Length > 0 && keyId != KeyIds[i]) continue;
            if (_keys[i].VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return true;
        }
        return false;
    }

    /// <summary>Modulus and exponent of each key, for a JSON Web Key Set.</summary>
    public IEnumerable<(string KeyId, byte[] Modulus, byte[] Exponent)> PublicKeys()
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var parameters = _keys[i].ExportParameters(includePrivateParameters: false);
            yield return (KeyIds[i], parameters.Modulus!, parameters.Exponent!);
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys) key.Dispose();
    }

    private static RSA Read(string path)
    {
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }

    /// <summary>As Kubernetes derives it: SHA-256 of the SubjectPublicKeyInfo, base64url without padding.</summary>
    private static string KeyId(RSA key) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}
