using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>The connection that settings ask for.</summary>
internal static class EtcdConnection
{
    public static GrpcChannel Open(EtcdSettings settings, TimeProvider clock) => new(
        new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            // A server that was paused or cut off is noticed by pings, also on a watch where nothing happens.
            KeepAlivePingDelay = TimeSpan.FromSeconds(5),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseProxy = false,
            SslOptions = Tls(settings),
        },
        settings.Servers, settings.Patience, clock);

    private static SslClientAuthenticationOptions Tls(EtcdSettings settings)
    {
        var tls = new SslClientAuthenticationOptions();
        if (settings.CertFile is { } file) tls.ClientCertificates = [X509Certificate2.CreateFromPemFile(file, settings.KeyFile)];
        if (settings.CaFile is { } authorities)
        {
            var believed = new X509Certificate2Collection();
            believed.ImportFromPemFile(authorities);
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(believed);
        }

        return tls;
    }
}
