using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using NetKube.ControlPlane.Auth.Tokens;

namespace NetKube.ControlPlane.Auth.OpenIdConnect;

/// <summary>ID tokens of an OpenID Connect issuer (OpenID Connect Core 1.0, section 3.1.3.7).</summary>
public sealed class OidcTokens(OidcIssuer issuer, IReadOnlyList<string> apiAudiences, TimeProvider clock) : ITokenAuthenticator, IDisposable
{
    private const long Leeway = 10;

    private readonly IssuerKeys _keys = new(issuer, clock);

    public async ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken stop)
    {
        if (!JsonWebToken.TryRead(token, out var document)) return null;
        using (document)
        {
            var claims = document.RootElement;
            if (JsonWebToken.Text(claims, "iss") != issuer.Url) return null;
            await CheckSignatureAsync(token, stop);
            CheckClaims(claims);
            // Whom the token is for was checked against the client id; towards others it vouches for nobody.
            var meant = audiences.Intersect(apiAudiences).ToList();
            return meant.Count == 0 ? null : new TokenIdentity(UserOf(claims), meant);
        }
    }

    public void Dispose() => _keys.Dispose();

    private async ValueTask CheckSignatureAsync(string token, CancellationToken stop)
    {
        if (token.Split('.') is not [var header, var payload, var signature]) throw new TokenRefusedException("it is no signed token");
        try
        {
            using var fields = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            var (algorithm, keyId) = (JsonWebToken.Text(fields.RootElement, "alg"), JsonWebToken.Text(fields.RootElement, "kid"));
            if (!issuer.Algorithms.Contains(algorithm))
            {
                throw new TokenRefusedException($"its algorithm \"{algorithm}\" is not one of {string.Join(", ", issuer.Algorithms)}");
            }
            if (fields.RootElement.TryGetProperty("crit", out _)) throw new TokenRefusedException("it has an extension that must be understood");
            var (text, signed) = (Encoding.ASCII.GetBytes($"{header}.{payload}"), Base64Url.DecodeFromChars(signature));
            foreach (var key in (await _keys.WithAsync(keyId, stop)).Of(keyId))
            {
                if (SignatureAlgorithm.Verify(algorithm, key, text, signed)) return;
            }
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            throw new TokenRefusedException("it cannot be read: " + malformed.Message);
        }
        throw new TokenRefusedException($"none of the keys of {issuer.Url} signed it");
    }

    private void CheckClaims(JsonElement claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (!claims.TryGetProperty("exp", out var expires) || expires.ValueKind != JsonValueKind.Number)
        {
            throw new TokenRefusedException("it has no time at which it ends");
        }
        if (expires.GetDouble() <= now - Leeway) throw new TokenRefusedException("it has expired");
        if (claims.TryGetProperty("nbf", out var from) && from.ValueKind == JsonValueKind.Number && from.GetDouble() > now + Leeway)
        {
            throw new TokenRefusedException("it is not valid yet");
        }
        var audiences = Texts(claims, "aud");
        if (!audiences.Intersect(issuer.Audiences).Any())
        {
            throw new TokenRefusedException($"it is for [{string.Join(", ", audiences)}], not for [{string.Join(", ", issuer.Audiences)}]");
        }
        foreach (var (name, value) in issuer.RequiredClaims)
        {
            if (JsonWebToken.Text(claims, name) != value) throw new TokenRefusedException($"its claim {name} is not what is required");
        }
        var isUnverified = claims.TryGetProperty("email_verified", out var verified) && verified.ValueKind != JsonValueKind.True;
        if (issuer.UsernameClaim == "email" && isUnverified) throw new TokenRefusedException("its e-mail address is not verified");
    }

    private RequestUser UserOf(JsonElement claims)
    {
        var name = JsonWebToken.Text(claims, issuer.UsernameClaim);
        if (name.Length == 0) throw new TokenRefusedException($"it has no claim {issuer.UsernameClaim} to name the user by");
        var groups = issuer.GroupsClaim.Length == 0 ? [] : Texts(claims, issuer.GroupsClaim).Select(g => issuer.GroupsPrefix + g).ToList();
        var extra = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (JsonWebToken.Text(claims, "jti") is { Length: > 0 } id) extra["authentication.kubernetes.io/credential-id"] = ["JTI=" + id];
        return new RequestUser(issuer.EffectiveUsernamePrefix + name, issuer.UidClaim.Length == 0 ? ""
            : JsonWebToken.Text(claims, issuer.UidClaim), groups, extra);
    }

    /// <summary>A claim that is one text or a list of them.</summary>
    private static List<string> Texts(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var value)) return [];
        if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)] : [];
    }
}
