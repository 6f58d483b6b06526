using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Client;

/// <summary>How to reach an API server, and as whom.</summary>
public sealed record KubeClientSettings
{
    /// <summary>Such as https://10.0.0.1:6443.</summary>
    public required Uri Server { get; init; }

    /// <summary>Only certificates of these authorities are accepted; null trusts the machine's authorities.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The name the server's certificate must carry, when it is not the URL's host.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>Accept any server certificate.</summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>Asked for each new connection, so that a renewed certificate is used without a restart.</summary>
    public Func<X509Certificate2?>? ClientCertificate { get; init; }

    /// <summary>A bearer token.</summary>
    public string? Token { get; init; }

    /// <summary>A file with a bearer token; read again when it changes.</summary>
    public string? TokenFile { get; init; }

    /// <summary>What managedFields and audit call the writer: the part before the first slash.</summary>
    public string UserAgent { get; init; } = "netkube/v1";

    /// <summary>A connection that does not answer pings for so long is given up.</summary>
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Settings from a kubeconfig file; the current context unless another is named.</summary>
    public static KubeClientSettings FromKubeconfig(string path, string? context = null) =>
        Kubeconfig.Read(File.ReadAllText(path), Path.GetDirectoryName(Path.GetFullPath(path))!).Resolve(context);

    /// <summary>A client over sockets.</summary>
    public HttpClient CreateHttpClient(TimeProvider clock)
    {
        HttpMessageHandler handler = Handler();
        if (Token is not null || TokenFile is not null) handler = new BearerTokenHandler(Token, TokenFile, clock) { InnerHandler = handler };
        return Over(handler, Server, UserAgent);
    }

    /// <summary>A client over any handler, such as a server's pipeline in the same process.</summary>
    public static HttpClient Over(HttpMessageHandler handler, Uri server, string userAgent)
    {
        var http = new HttpClient(handler)
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,   // watches are long; callers bound what must be short
            DefaultRequestVersion = System.Net.HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        return http;
    }

    private SocketsHttpHandler Handler() => new()
    {
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = DeadAfter,
        KeepAlivePingTimeout = DeadAfter,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        ConnectTimeout = DeadAfter,
        UseProxy = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        SslOptions = SslOptions(),
    };

    private SslClientAuthenticationOptions SslOptions()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = TlsServerName };
        if (Authorities is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(Authorities);
            options.CertificateChainPolicy = policy;
        }
#pragma warning disable CA5359 // asked for by name in the settings, as kubectl's --insecure-skip-tls-verify is
        if (InsecureSkipTlsVerify) options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        if (ClientCertificate is { } current) options.LocalCertificateSelectionCallback = (_, _, _, _, _) => current()!;
        return options;
    }
}
