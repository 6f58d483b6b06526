using System.Security.Cryptography;

namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>aescbc: AES in cipher block chaining with PKCS#7 padding, as older clusters have it.</summary>
internal sealed class AesCbcCipher(IReadOnlyList<CipherKey> keys) : IValueCipher
{
    private const int BlockSize = 16;

    public string WritingPrefix => keys[0].Prefix;

    public byte[] Encrypt(string key, ReadOnlySpan<byte> value)
    {
        var writing = keys[0];
        using var aes = Aes.Create();
        aes.Key = writing.Secret;
        return [.. writing.PrefixBytes, .. aes.IV, .. aes.EncryptCbc(value, aes.IV)];
    }

    public byte[]? TryDecrypt(string key, ReadOnlyMemory<byte> value)
    {
        foreach (var reading in keys)
        {
            if (!value.Span.StartsWith(reading.PrefixBytes)) continue;
            var rest = value.Span[reading.PrefixBytes.Length..];
            if (rest.Length < 2 * BlockSize || rest.Length % BlockSize != 0) throw new CryptographicException("the value is cut off");
            using var aes = Aes.Create();
            aes.Key = reading.Secret;
            return aes.DecryptCbc(rest[BlockSize..], rest[..BlockSize]);
        }
        return null;
    }
}
