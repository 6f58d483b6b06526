using System.Security.Cryptography;
using System.Text;

namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>aesgcm: AES in Galois/counter mode; a value that was changed, or put under another key of the store, is refused.</summary>
internal sealed class AesGcmCipher(IReadOnlyList<CipherKey> keys) : IValueCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public string WritingPrefix => keys[0].Prefix;

    public byte[] Encrypt(string key, ReadOnlySpan<byte> value)
    {
        var writing = keys[0];
        var at = writing.PrefixBytes.Length;
        var result = new byte[at + NonceSize + value.Length + TagSize];
        writing.PrefixBytes.CopyTo(result, 0);
        var nonce = result.AsSpan(at, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(writing.Secret, TagSize);
        aes.Encrypt(nonce, value, result.AsSpan(at + NonceSize, value.Length), result.AsSpan(result.Length - TagSize), Encoding.UTF8.GetBytes(key));
        return result;
    }

    public byte[]? TryDecrypt(string key, ReadOnlyMemory<byte> value)
    {
        foreach (var reading in keys)
        {
            if (!value.Span.StartsWith(reading.PrefixBytes)) continue;
            var rest = value.Span[reading.PrefixBytes.Length..];
            if (rest.Length < NonceSize + TagSize) throw new CryptographicException("the value is cut off");
            var plain = new byte[rest.Length - NonceSize - TagSize];
            using var aes = new AesGcm(reading.Secret, TagSize);
            aes.Decrypt(rest[..NonceSize], rest[NonceSize..^TagSize], rest[^TagSize..], plain, Encoding.UTF8.GetBytes(key));
            return plain;
        }
        return null;
    }
}
