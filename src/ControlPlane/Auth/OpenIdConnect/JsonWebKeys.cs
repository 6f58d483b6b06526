using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using NetKube.ControlPlane.Auth.Tokens;

namespace NetKube.ControlPlane.Auth.OpenIdConnect;

/// <summary>A JSON Web Key Set (RFC 7517): the RSA and elliptic-curve keys in it that verify signatures.</summary>
internal sealed class JsonWebKeys
{
    private readonly List<(string Id, AsymmetricAlgorithm Key)> _keys = [];

    /// <summary>Reads a set; keys of kinds that are not known are left out.</summary>
    public static JsonWebKeys Parse(ReadOnlyMemory<byte> json)
    {
        var set = new JsonWebKeys();
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var keys)
        || keys.ValueKind != JsonValueKind.Array)
        {
            return set;
        }
        foreach (var key in keys.EnumerateArray())
        {
            if (JsonWebToken.Text(key, "use") is not ("" or "sig") || Read(key) is not { } read) continue;
            set._keys.Add((JsonWebToken.Text(key, "kid"), read));
        }
        return set;
    }

    /// <summary>The keys of an id; all of them for a token that names none.</summary>
    public IEnumerable<AsymmetricAlgorithm> Of(string id) => _keys.Where(k => id.Length == 0 || k.Id == id).Select(k => k.Key);

    private static AsymmetricAlgorithm? Read(JsonElement key)
    {
        try
        {
            return JsonWebToken.Text(key, "kty") switch
            {
                "RSA" => RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") }),
                "EC" when Curve(key) is { } curve => ECDsa.Create(new ECParameters
                {
                    Curve = curve,
                    Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") },
                }),
                _ => null,
            };
        }
        catch (Exception malformed) when (malformed is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static ECCurve? Curve(JsonElement key) => JsonWebToken.Text(key, "crv") switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => null,
    };

    private static byte[] Bytes(JsonElement key, string name) => Base64Url.DecodeFromChars(JsonWebToken.Text(key, name));
}
