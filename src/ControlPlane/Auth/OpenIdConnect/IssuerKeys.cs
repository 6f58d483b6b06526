using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using NetKube.ControlPlane.Auth.Tokens;

namespace NetKube.ControlPlane.Auth.OpenIdConnect;

/// <summary>
/// An issuer's keys, fetched by its discovery document when they are first needed, again now and then, and when a token
/// names one that is not known — but not more often than every ten seconds, whatever tokens come.
/// </summary>
internal sealed class IssuerKeys : IDisposable
{
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly OidcIssuer _issuer;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private Held? _held;

    public IssuerKeys(OidcIssuer issuer, TimeProvider clock)
    {
        (_issuer, _clock) = (issuer, clock);
        var handler = new SocketsHttpHandler
        {
            // An issuer that could send us elsewhere could make this server ask others in its name.
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseProxy = true,
        };
        if (issuer.AuthorityPem is { } pem) handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Trusting(pem) };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MostBytes };
    }

    private sealed record Held(JsonWebKeys Keys, DateTimeOffset At);

    /// <summary>The keys, with that of a token if the issuer has it.</summary>
    public async ValueTask<JsonWebKeys> WithAsync(string keyId, CancellationToken stop)
    {
        if (Fresh(keyId) is { } known) return known;
        await _fetching.WaitAsync(stop);
        try
        {
            if (Fresh(keyId) is { } fetched) return fetched;
            var keys = await FetchAsync(stop);
            Volatile.Write(ref _held, new Held(keys, _clock.GetUtcNow()));
            return keys;
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _fetching.Dispose();
    }

    private JsonWebKeys? Fresh(string keyId)
    {
        if (Volatile.Read(ref _held) is not { } held) return null;
        var age = _clock.GetUtcNow() - held.At;
        return age < AtMostEvery || (age < KeptFor && held.Keys.Of(keyId).Any()) ? held.Keys : null;
    }

    private async Task<JsonWebKeys> FetchAsync(CancellationToken stop)
    {
        try
        {
            var discovery = _issuer.DiscoveryUrl ?? _issuer.Url.TrimEnd('/') + "/.well-known/openid-configuration";
            using var document = JsonDocument.Parse(await GetAsync(discovery, stop));
            if (JsonWebToken.Text(document.RootElement, "issuer") != _issuer.Url)
            {
                throw new TokenRefusedException($"the discovery document of {_issuer.Url} is of another issuer");
            }
            var keys = JsonWebToken.Text(document.RootElement, "jwks_uri");
            if (!keys.StartsWith("https://", StringComparison.Ordinal))
            {
                throw new TokenRefusedException($"the discovery document of {_issuer.Url} names no https address of keys");
            }
            return JsonWebKeys.Parse(await GetAsync(keys, stop));
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new TokenRefusedException($"the keys of {_issuer.Url} cannot be fetched: {failed.Message}");
        }
    }

    private async Task<byte[]> GetAsync(string url, CancellationToken stop)
    {
        using var response = await _http.GetAsync(new Uri(url), stop);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(stop);
    }

    private static X509ChainPolicy Trusting(string pem)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(pem);
        return policy;
    }
}
