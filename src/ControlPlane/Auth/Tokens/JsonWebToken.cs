using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>Compact JSON Web Signatures (RFC 7515, 7.1) with RS256; no other algorithm is known, so none can be smuggled in.</summary>
public static class JsonWebToken
{
    private const int MaxLength = 64 * 1024;

    /// <summary>Signs claims.</summary>
    public static string Sign(ReadOnlySpan<byte> claims, ServiceAccountKeys keys)
    {
        var header = $$"""{"alg":"RS256","kid":"{{keys.KeyIds[0]}}"}""";
        var signed = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(header)) + "." + Base64Url.EncodeToString(claims);
        return signed + "." + Base64Url.EncodeToString(keys.Sign(Encoding.ASCII.GetBytes(signed)));
    }

    /// <summary>Reads the claims without believing them: only to see who claims to have issued the token.</summary>
    public static bool TryRead(string token, [NotNullWhen(true)] out JsonDocument? claims)
    {
        claims = null;
        if (token.Length > MaxLength || token.Split('.') is not [_, var payload, _]) return false;
        try
        {
            claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            if (claims.RootElement.ValueKind == JsonValueKind.Object) return true;
            claims.Dispose();
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            // Not a token: said by the return value.
        }
        claims = null;
        return false;
    }

    /// <summary>Whether one of the keys signed the token.</summary>
    public static bool Verify(string token, ServiceAccountKeys keys)
    {
        if (token.Split('.') is not [var header, var payload, var signature]) return false;
        try
        {
            using var fields = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            if (fields.RootElement.ValueKind != JsonValueKind.Object || Text(fields.RootElement, "alg") != "RS256" || fields.RootElement.TryGetProperty("crit", out _)) return false;
            return keys.Verify(Text(fields.RootElement, "kid"), Encoding.ASCII.GetBytes($"{header}.{payload}"), Base64Url.DecodeFromChars(signature));
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            return false;
        }
    }

    /// <summary>A string claim; empty when it is absent or no string.</summary>
    public static string Text(JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
