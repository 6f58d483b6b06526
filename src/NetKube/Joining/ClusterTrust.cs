using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;
using NetKube.Shared.Serialization;

namespace NetKube.Joining;

/// <summary>
/// How a machine that knows only a join token comes to trust the cluster, as kubeadm does it: it reads the public
/// ConfigMap kube-public/cluster-info from a server that it does not trust yet, believes the authority in it only if its key
/// has the token's pin, and the server only if that authority signed its certificate. Nothing secret is sent before.
/// </summary>
internal static class ClusterTrust
{
    public const string ConfigMapNamespace = "kube-public";
    public const string ConfigMapName = "cluster-info";
    public const string KubeconfigKey = "kubeconfig";

    /// <summary>The cluster's authority in PEM.</summary>
    /// <exception cref="JoinException">The server is not the one that the token was made for.</exception>
    public static async Task<string> LearnAsync(Uri server, CertificatePin pin, TimeProvider clock, CancellationToken stop)
    {
        X509Certificate2? shown = null;
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) };
#pragma warning disable CA5359 // the certificate is judged below, by the pin, before anything is believed or sent
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                shown = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
                return true;
            },
        };
#pragma warning restore CA5359
        using var http = new HttpClient(handler) { BaseAddress = server };
        var path = $"/api/v1/namespaces/{ConfigMapNamespace}/configmaps/{ConfigMapName}";
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{server}: ConfigMap {ConfigMapNamespace}/{ConfigMapName} is not to be had yet (HTTP {(int)answer.StatusCode})");
        }

        var pem = AuthorityOf(await answer.Content.ReadAsByteArrayAsync(stop));
        using var authority = X509Certificate2.CreateFromPem(pem);
        if (!pin.Matches(authority)) throw new JoinException($"{server} belongs to another cluster than the token: its authority has the pin {CertificatePin.Of(authority)}, the token says {pin}.");
        if (shown is null || !CertificateChain.IsServerOf(shown, clock.GetUtcNow(), authority)) throw new JoinException($"{server} shows a certificate that the cluster's authority did not sign.");
        return pem;
    }

    private static string AuthorityOf(byte[] configMap)
    {
        var input = new JsonInput(configMap);
        var text = ConfigMap.ReadJson(ref input).Data?.GetValueOrDefault(KubeconfigKey)
            ?? throw new JoinException($"ConfigMap {ConfigMapNamespace}/{ConfigMapName} has no {KubeconfigKey}.");
        var authorities = Kubeconfig.Read(text, "/").ResolveCluster()
            ?? throw new JoinException($"The kubeconfig of ConfigMap {ConfigMapNamespace}/{ConfigMapName} names no authority.");
        return authorities[0].ExportCertificatePem() + "\n";
    }
}
