using System.Text;
using NetKube.ControlPlane.ApiServer.Storage;

namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>Which resources are encrypted, and how: written by the first provider, read by whichever knows the value.</summary>
internal sealed class EncryptionRule(IReadOnlyList<string> resources, IReadOnlyList<IValueCipher> providers)
{
    private readonly IReadOnlyList<(string Resource, string Group)> _resources = [.. resources.Select(Split)];
    private readonly byte[] _writing = Encoding.UTF8.GetBytes(providers[0].WritingPrefix);

    /// <summary>Whether a key of the store belongs to one of the resources.</summary>
    public bool Matches(string key)
    {
        if (!key.StartsWith(StorageKeys.Root, StringComparison.Ordinal)) return false;
        var rest = key.AsSpan(StorageKeys.Root.Length);
        var slash = rest.IndexOf('/');
        if (slash < 0) return false;
        var group = rest[..slash];
        var resource = rest[(slash + 1)..];
        var end = resource.IndexOf('/');
        if (end < 0) return false;
        foreach (var (name, inGroup) in _resources)
        {
            if ((name == "*" || resource[..end].SequenceEqual(name)) && (inGroup == "*" || group.SequenceEqual(inGroup))) return true;
        }
        return false;
    }

    public byte[] Encrypt(string key, ReadOnlySpan<byte> value) => providers[0].Encrypt(key, value);

    /// <summary>It was not written as it would be written now.</summary>
    public bool IsStale(ReadOnlySpan<byte> value) => _writing.Length == 0 ? EncryptedValue.Is(value) : !value.StartsWith(_writing);

    public byte[] Decrypt(string key, ReadOnlyMemory<byte> value)
    {
        foreach (var provider in providers)
        {
            if (TryDecrypt(provider, key, value) is { } plain) return plain;
        }
        if (!EncryptedValue.Is(value.Span))
        {
            throw new EncryptionException($"{key} is not encrypted, and "
                + "--encryption-provider-config has no identity provider to read it. Add \"identity: {{}}\" as the last provider of its resource");
        }
        var (name, by) = EncryptedValue.Describe(value.Span);
        throw new EncryptionException($"{key} was encrypted by provider {name} with key \"{by}\", "
            + "which --encryption-provider-config does not have for its resource. Put the key back");
    }

    private static byte[]? TryDecrypt(IValueCipher provider, string key, ReadOnlyMemory<byte> value)
    {
        try
        {
            return provider.TryDecrypt(key, value);
        }
        catch (System.Security.Cryptography.CryptographicException wrong)
        {
            var (name, by) = EncryptedValue.Describe(value.Span);
            throw new EncryptionException($"{key} cannot be decrypted by provider {name} with key \"{by}\": "
                + "the value was changed, or the secret of that key is another one", wrong);
        }
    }

    /// <summary>"secrets" is of the core group, "deployments.apps" of apps; either part may be "*".</summary>
    private static (string Resource, string Group) Split(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (text, "core") : (text[..dot], dot == text.Length - 1 ? "core" : text[(dot + 1)..]);
    }
}

/// <summary>A stored value cannot be read with the keys at hand.</summary>
public sealed class EncryptionException(string message, Exception? inner = null) : Exception(message, inner);
