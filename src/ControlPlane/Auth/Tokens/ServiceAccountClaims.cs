using System.Text.Json;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>An object that a token is bound to: when it goes, the token is worth nothing.</summary>
public sealed record BoundObject(string Name, string Uid);

/// <summary>The claims of a service-account token, with Kubernetes' names.</summary>
public sealed record ServiceAccountClaims(string Issuer, string Namespace, BoundObject ServiceAccount)
{
    public IReadOnlyList<string> Audiences { get; init; } = [];

    public long IssuedAt { get; init; }

    public long NotBefore { get; init; }

    public long Expires { get; init; }

    /// <summary>The token's own id (jti).</summary>
    public string Id { get; init; } = "";

    public BoundObject? Pod { get; init; }

    public BoundObject? Secret { get; init; }

    public BoundObject? Node { get; init; }

    /// <summary>After this a client should have fetched a newer one; 0 without such a moment.</summary>
    public long WarnAfter { get; init; }

    /// <summary>The claims as JSON.</summary>
    public byte[] Encode()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("aud");
            foreach (var audience in Audiences) json.WriteStringValue(audience);
            json.WriteEndArray();
            json.WriteNumber("exp", Expires);
            json.WriteNumber("iat", IssuedAt);
            json.WriteString("iss", Issuer);
            json.WriteString("jti", Id);
            json.WriteStartObject("kubernetes.io");
            json.WriteString("namespace", Namespace);
            Write(json, "node", Node);
            Write(json, "pod", Pod);
            Write(json, "secret", Secret);
            Write(json, "serviceaccount", ServiceAccount);
            if (WarnAfter > 0) json.WriteNumber("warnafter", WarnAfter);
            json.WriteEndObject();
            json.WriteNumber("nbf", NotBefore);
            json.WriteString("sub", ServiceAccountName.Of(Namespace, ServiceAccount.Name));
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    /// <summary>Reads claims; null when they are not those of a service account.</summary>
    public static ServiceAccountClaims? Read(JsonElement claims)
    {
        if (!claims.TryGetProperty("kubernetes.io", out var own) || own.ValueKind != JsonValueKind.Object) return null;
        if (Bound(own, "serviceaccount") is not { } account) return null;
        var read = new ServiceAccountClaims(JsonWebToken.Text(claims, "iss"), JsonWebToken.Text(own, "namespace"), account)
        {
            Audiences = Texts(claims, "aud"),
            IssuedAt = Number(claims, "iat"),
            NotBefore = Number(claims, "nbf"),
            Expires = Number(claims, "exp"),
            Id = JsonWebToken.Text(claims, "jti"),
            Pod = Bound(own, "pod"),
            Secret = Bound(own, "secret"),
            Node = Bound(own, "node"),
            WarnAfter = Number(own, "warnafter"),
        };
        return JsonWebToken.Text(claims, "sub") == ServiceAccountName.Of(read.Namespace, account.Name) ? read : null;
    }

    private static void Write(Utf8JsonWriter json, string name, BoundObject? bound)
    {
        if (bound is null) return;
        json.WriteStartObject(name);
        json.WriteString("name", bound.Name);
        json.WriteString("uid", bound.Uid);
        json.WriteEndObject();
    }

    private static BoundObject? Bound(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? new BoundObject(JsonWebToken.Text(value, "name"), JsonWebToken.Text(value, "uid")) : null;

    private static long Number(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? (long)number : 0;

    /// <summary>aud may be one string or a list (RFC 7519, 4.1.3).</summary>
    private static List<string> Texts(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var value)) return [];
        if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
        return value.ValueKind != JsonValueKind.Array ? [] : [.. value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)];
    }
}
