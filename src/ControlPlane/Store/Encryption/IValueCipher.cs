namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>One way to encrypt a stored value, with one key or more.</summary>
internal interface IValueCipher
{
    /// <summary>What values of this kind begin with, its writing key's name included; empty for values that stay as they are.</summary>
    string WritingPrefix { get; }

    /// <summary>Encrypts with the first key.</summary>
    /// <param name="key">The store's key, which is authenticated with the value: it cannot be moved to another object.</param>
    /// <param name="value">The value.</param>
    byte[] Encrypt(string key, ReadOnlySpan<byte> value);

    /// <summary>Null when the value is not of this kind, or by a key that is not known here.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or the key of this name is another one.</exception>
    byte[]? TryDecrypt(string key, ReadOnlyMemory<byte> value);
}
