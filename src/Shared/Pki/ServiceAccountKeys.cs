using System.Security.Cryptography;

namespace NetKube.Shared.Pki;

/// <summary>
/// The keys behind service-account tokens: one that signs, and all that verify (the signing one first; older ones stay
/// until the last token that they signed has expired). RSA, since clients of the discovery document expect RS256.
/// </summary>
public sealed class ServiceAccountKeys : IDisposable
{
    private readonly Task<RSA[]> _making;

    private ServiceAccountKeys(Task<RSA[]> making)
    {
        _making = making;
    }

    /// <summary>Completes when the keys are there, and on disk where they belong there. Whoever asks for them earlier waits.</summary>
    public Task Made => _making;

    /// <summary>The key ids, the signing key's first.</summary>
    public IReadOnlyList<string> KeyIds => field ??= Array.ConvertAll(Keys, KeyId);

    // Signing and verifying are synchronous. Who needs the key in the start's first moments waits as long as making it in
    // his place would take; it is made on another thread, which waits for nobody.
    private RSA[] Keys => _making.GetAwaiter().GetResult();

    /// <summary>A new key. It is made in the background: finding the primes takes a tenth of a second or two.</summary>
    public static ServiceAccountKeys Create() => new(Task.Run(static () => new[] { RSA.Create(2048) }));

    /// <summary>As <see cref="Create()"/>; nobody gets to see the key before it is in its files.</summary>
    public static ServiceAccountKeys Create(string signingKeyPath, string publicKeyPath) => new(Task.Run(() =>
    {
        RSA[] keys = [RSA.Create(2048)];
        new ServiceAccountKeys(Task.FromResult(keys)).Save(signingKeyPath, publicKeyPath);
        return keys;
    }));

    /// <summary>Reads the signing key, and public keys that still verify; null when the signing key's file is missing.</summary>
    public static ServiceAccountKeys? Load(string signingKeyPath, params IReadOnlyList<string> verifyingKeyPaths)
    {
        if (!File.Exists(signingKeyPath)) return null;
        RSA[] keys = [Read(signingKeyPath), .. verifyingKeyPaths.Select(Read)];
        return new ServiceAccountKeys(Task.FromResult(keys));
    }

    /// <summary>Writes the signing key (readable by its owner only) and its public half.</summary>
    public void Save(string signingKeyPath, string publicKeyPath)
    {
        PemFile.Write(signingKeyPath, Keys[0].ExportPkcs8PrivateKeyPem() + "\n", secret: true);
        PemFile.Write(publicKeyPath, Keys[0].ExportSubjectPublicKeyInfoPem() + "\n", secret: false);
    }

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 by the signing key (RS256, RFC 7518, 3.3).</summary>
    public byte[] Sign(ReadOnlySpan<byte> text) => Keys[0].SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Whether the key of that id signed the text; a token without a key id is tried with every key.</summary>
    public bool Verify(string keyId, ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        var keys = Keys;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keyId.Length > 0 && keyId != KeyIds[i]) continue;
            if (keys[i].VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return true;
        }
        return false;
    }

    /// <summary>Modulus and exponent of each key, for a JSON Web Key Set.</summary>
    public IEnumerable<(string KeyId, byte[] Modulus, byte[] Exponent)> PublicKeys()
    {
        var keys = Keys;
        for (var i = 0; i < keys.Length; i++)
        {
            var parameters = keys[i].ExportParameters(includePrivateParameters: false);
            yield return (KeyIds[i], parameters.Modulus!, parameters.Exponent!);
        }
    }

    public void Dispose()
    {
        _ = _making.ContinueWith(static made =>
        {
            foreach (var key in made.Result) key.Dispose();
        }, CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
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
