namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>identity: values as they are.</summary>
internal sealed class IdentityCipher : IValueCipher
{
    public string WritingPrefix => "";

    public byte[] Encrypt(string key, ReadOnlySpan<byte> value) => value.ToArray();

    public byte[]? TryDecrypt(string key, ReadOnlyMemory<byte> value) => EncryptedValue.Is(value.Span) ? null : value.ToArray();
}
