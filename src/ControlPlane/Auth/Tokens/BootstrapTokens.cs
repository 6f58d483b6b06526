using System.Security.Cryptography;
using System.Text;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>
/// Bootstrap tokens: Secrets of type bootstrap.kubernetes.io/token in kube-system, with which a machine that has no
/// identity yet may ask for one. Users are called system:bootstrap:ID and are in system:bootstrappers.
/// </summary>
public sealed class BootstrapTokens(IObjectReader objects, IReadOnlyList<string> apiAudiences, TimeProvider clock) : ITokenAuthenticator
{
    /// <summary>The Secrets' type.</summary>
    public const string SecretType = "bootstrap.kubernetes.io/token";

    /// <summary>The Secrets' namespace.</summary>
    public const string Namespace = "kube-system";

    private const string NamePrefix = "bootstrap-token-";
    private const string Group = "system:bootstrappers";

    /// <summary>The Secret that makes a token valid.</summary>
    public static Secret SecretOf(BootstrapToken token, string description, DateTimeOffset? expires, params IReadOnlyList<string> extraGroups)
    {
        var data = new Dictionary<string, byte[]>
        {
            ["token-id"] = Bytes(token.Id),
            ["token-secret"] = Bytes(token.Secret),
            ["usage-bootstrap-authentication"] = Bytes("true"),
            ["description"] = Bytes(description),
        };
        if (expires is { } end) data["expiration"] = Bytes(Time.From(end).ToString());
        if (extraGroups.Count > 0) data["auth-extra-groups"] = Bytes(string.Join(',', extraGroups));
        return new Secret { Metadata = { Name = NamePrefix + token.Id, Namespace = Namespace }, Type = SecretType, Data = data };
    }

    public ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken stop) =>
        ValueTask.FromResult(BootstrapToken.TryParse(token, out var parsed) ? Authenticate(parsed, audiences) : null);

    private TokenIdentity? Authenticate(BootstrapToken token, IReadOnlyList<string> audiences)
    {
        var meant = audiences.Intersect(apiAudiences).ToList();
        if (meant.Count == 0 || objects.Get<Secret>(Namespace, NamePrefix + token.Id) is not { } secret) return null;
        if (secret.Type != SecretType || secret.Metadata.DeletionTimestamp is not null) return null;
        var known = secret.Data?.GetValueOrDefault("token-secret") ?? [];
        if (known.Length == 0 || !CryptographicOperations.FixedTimeEquals(known, Bytes(token.Secret)) || Text(secret, "token-id") != token.Id) return null;
        if (Text(secret, "usage-bootstrap-authentication") != "true") throw new TokenRefusedException($"bootstrap token {token.Id} is not for authentication");
        if (IsExpired(secret)) throw new TokenRefusedException($"bootstrap token {token.Id} has expired");
        var extra = Text(secret, "auth-extra-groups").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // A Secret must not make its bearer an administrator: only groups made for this purpose count.
        if (extra.FirstOrDefault(g => !g.StartsWith(Group + ":", StringComparison.Ordinal)) is { } bad) throw new TokenRefusedException($"bootstrap token {token.Id}: group {bad} does not begin with {Group}:");
        return new TokenIdentity(new RequestUser("system:bootstrap:" + token.Id, "", [Group, .. extra], RequestUser.Anonymous.Extra), meant);
    }

    /// <summary>No expiration means never; one that cannot be read means expired.</summary>
    private bool IsExpired(Secret secret)
    {
        var text = Text(secret, "expiration");
        return text.Length > 0 && !(Time.TryParse(text, out var end) && clock.GetUtcNow().UtcDateTime < end.Utc);
    }

    private static string Text(Secret secret, string key) => secret.Data?.GetValueOrDefault(key) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
