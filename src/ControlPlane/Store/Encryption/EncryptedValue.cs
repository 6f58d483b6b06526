using System.Text;

namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>How encrypted values are told from others: <c>k8s:enc:PROVIDER:v1:KEY:…</c>.</summary>
internal static class EncryptedValue
{
    public const string Prefix = "k8s:enc:";

    private const int MostDescribed = 128;

    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith("k8s:enc:"u8);

    /// <summary>Provider and key of an encrypted value, for errors.</summary>
    public static (string Provider, string Key) Describe(ReadOnlySpan<byte> value)
    {
        var head = Encoding.UTF8.GetString(value[..Math.Min(value.Length, MostDescribed)]).Split(':');
        return head.Length > 4 ? (head[2], head[4]) : ("", "");
    }
}
