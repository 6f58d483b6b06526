using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.Auth;

/// <summary>An OpenID Connect issuer on 127.0.0.1, with a certificate of an authority of its own.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("issuer-ca", TimeProvider.System);
    private readonly WebApplication _web;
    private (string Id, RSA Key) _signing = ("one", RSA.Create(2048));

    private FakeIssuer()
    {
        var serving = _authority.Issue(CertificateProfile.ApiServer("test", ["localhost"], [IPAddress.Loopback]));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(serving.Certificate)));
        _web = builder.Build();
        _web.Run(AnswerAsync);
    }

    public string Url { get; private set; } = "";

    public string AuthorityPem => _authority.CertificatePem;

    /// <summary>How often the keys were asked for.</summary>
    public int KeyRequests { get; private set; }

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        await issuer._web.StartAsync();
        issuer.Url = issuer._web.Urls.First();
        return issuer;
    }

    /// <summary>From now on another key signs, and only that is published.</summary>
    public void Rotate(string id) => _signing = (id, RSA.Create(2048));

    /// <summary>A token with these claims beside iss, aud, exp and sub, which may be replaced.</summary>
    public string Token(object? claims = null, string algorithm = "RS256", RSA? key = null)
    {
        var all = new Dictionary<string, object?>
        {
            ["iss"] = Url,
            ["aud"] = "netkube",
            ["sub"] = "jane",
            ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
        };
        foreach (var property in JsonSerializer.SerializeToElement(claims ?? new { }).EnumerateObject()) all[property.Name] = property.Value;
        var signed = Encode(new { alg = algorithm, kid = _signing.Id }) + "." + Encode(all);
        var signature = (key ?? _signing.Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _authority.Dispose();
        _signing.Key.Dispose();
    }

    private static string Encode(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path == "/.well-known/openid-configuration") return http.Response.WriteAsJsonAsync(new { issuer = Url, jwks_uri = Url + "/keys" });
        KeyRequests++;
        var parameters = _signing.Key.ExportParameters(includePrivateParameters: false);
        return http.Response.WriteAsJsonAsync(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = _signing.Id, n = Base64Url.EncodeToString(parameters.Modulus),
                e = Base64Url.EncodeToString(parameters.Exponent) } },
        });
    }
}
