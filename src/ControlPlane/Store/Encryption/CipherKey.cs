using System.Text;

namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>A named key, and what values begin with that it encrypted.</summary>
internal sealed class CipherKey(string provider, string name, byte[] secret)
{
    public string Prefix { get; } = $"{EncryptedValue.Prefix}{provider}:v1:{name}:";

    public byte[] PrefixBytes { get; } = Encoding.UTF8.GetBytes($"{EncryptedValue.Prefix}{provider}:v1:{name}:");

    public byte[] Secret => secret;
}
