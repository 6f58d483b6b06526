using System.Buffers.Text;
using System.Text.Json;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>What others need to check service-account tokens by themselves (OpenID Connect Discovery 1.0, RFC 7517).</summary>
public sealed class OpenIdDocuments(ServiceAccountKeys keys, ServiceAccountTokenSettings settings)
{
    /// <summary>Path of <see cref="Configuration"/>.</summary>
    public const string ConfigurationPath = "/.well-known/openid-configuration";

    /// <summary>Path of <see cref="KeySet"/>.</summary>
    public const string KeySetPath = "/openid/v1/jwks";

    /// <summary>The key set's media type.</summary>
    public const string KeySetMediaType = "application/jwk-set+json";

    /// <summary>The discovery document.</summary>
    /// <param name="serverAddress">Such as https://10.0.0.1:6443: where clients outside can fetch the keys when the issuer is not reachable.</param>
    public byte[] Configuration(string serverAddress) => Write(json =>
    {
        json.WriteString("issuer", settings.Issuer);
        json.WriteString("jwks_uri", serverAddress.TrimEnd('/') + KeySetPath);
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("response_types_supported", "id_token"), ("subject_types_supported", "public"), ("id_token_signing_alg_values_supported", "RS256")])
        {
            json.WriteStartArray(name);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }
    });

    /// <summary>The public keys.</summary>
    public byte[] KeySet() => Write(json =>
    {
        json.WriteStartArray("keys");
        foreach (var (id, modulus, exponent) in keys.PublicKeys())
        {
            json.WriteStartObject();
            json.WriteString("use", "sig");
            json.WriteString("kty", "RSA");
            json.WriteString("kid", id);
            json.WriteString("alg", "RS256");
            json.WriteString("n", Base64Url.EncodeToString(modulus));
            json.WriteString("e", Base64Url.EncodeToString(exponent));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
