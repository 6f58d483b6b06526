using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace NetKube.Shared.Pki;

/// <summary>
/// Kubernetes' bootstrap token: six characters that name it, sixteen that prove it. Kept in Secret
/// kube-system/bootstrap-token-&lt;id&gt;.
/// </summary>
/// <param name="Id">Public.</param>
/// <param name="Secret">Secret.</param>
public sealed partial record BootstrapToken(string Id, string Secret)
{
    private const string Characters = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>What is sent as bearer token.</summary>
    public string Bearer => $"{Id}.{Secret}";

    /// <summary>A new random token.</summary>
    public static BootstrapToken Create() => new(RandomNumberGenerator.GetString(Characters, 6), RandomNumberGenerator.GetString(Characters, 16));

    /// <summary>Reads <c>abcdef.0123456789abcdef</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out BootstrapToken? token)
    {
        var match = Form().Match(text);
        token = match.Success ? new BootstrapToken(match.Groups[1].Value, match.Groups[2].Value) : null;
        return match.Success;
    }

    /// <summary>Names the token, without what proves it.</summary>
    public override string ToString() => $"{Id}.****************";

    [GeneratedRegex(@"\A([a-z0-9]{6})\.([a-z0-9]{16})\z")]
    private static partial Regex Form();
}

/// <summary>
/// What a machine needs to join, in one word to copy: whom to trust and how to be trusted.
/// Example: <c>netkube1:9f86…0a08:abcdef.0123456789abcdef</c> = version, SHA-256 of the cluster's CA key, bootstrap token.
/// </summary>
/// <param name="Authority">The cluster's CA, checked before anything is sent.</param>
/// <param name="Token">What the server is shown.</param>
public sealed record JoinToken(CertificatePin Authority, BootstrapToken Token)
{
    private const string Version = "netkube1";

    /// <summary>The printable token; secret.</summary>
    public string Text => $"{Version}:{Authority.Hex}:{Token.Bearer}";

    /// <summary>Reads a printed token; <see cref="FormatException"/> says what is wrong with it, without repeating it.</summary>
    public static JoinToken Parse(string text)
    {
        var parts = text.Trim().Split(':');
        if (parts.Length != 3) throw new FormatException($"A join token has three parts, like {Version}:<CA pin>:<id>.<secret>; this has {parts.Length}. Copy it whole from the line that the server printed.");
        if (parts[0] != Version) throw new FormatException($"This join token does not begin with {Version}: it was made by another version, or it is no join token.");
        if (!CertificatePin.TryParse("sha256:" + parts[1], out var pin)) throw new FormatException("The join token's second part must be the 64 hexadecimal digits of the cluster's CA pin.");
        if (!BootstrapToken.TryParse(parts[2], out var token)) throw new FormatException("The join token's third part must look like abcdef.0123456789abcdef.");
        return new JoinToken(pin, token);
    }

    /// <summary>Names the cluster and the token, without what proves it.</summary>
    public override string ToString() => $"{Version}:{Authority.Hex}:{Token}";
}
