using System.Security.Cryptography;
using System.Text;

namespace NetKube.ProxyEngine.Modes;

/// The first characters of the base32 (RFC 4648) of the SHA-256: kube-proxy's way to short names.
internal static class NameHash
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(string text, int length) =>
        string.Create(length, SHA256.HashData(Encoding.UTF8.GetBytes(text)), static (name, hash) =>
        {
            for (var i = 0; i < name.Length; i++)
            {
                var bit = i * 5;
                var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
                name[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
            }
        });
}
