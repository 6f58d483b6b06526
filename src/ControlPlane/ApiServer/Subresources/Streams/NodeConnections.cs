using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>Opens a TCP connection to an address of the cluster's network (a lab's lies in a namespace of its own).</summary>
public delegate ValueTask<Stream> DialNode(string host, int port, CancellationToken stop);

/// <summary>
/// HTTP to kubelets: the server shows its client certificate, and believes what the cluster's CA signed for that
/// address. HTTP to pods: nothing is shown, and of https nothing is believed but that it is encrypted, as Kubernetes'
/// proxy does. Neither follows redirects, keeps cookies or unpacks bodies.
/// </summary>
public sealed class NodeConnections : IDisposable
{
    private static readonly ApiResource<Node> Nodes = ApiCatalog.BuiltIn.Of<Node>();
    private readonly IObjectReader _objects;

    public NodeConnections(IObjectReader objects, Func<X509Certificate2> clientCertificate, X509Certificate2 authority, DialNode dial)
    {
        _objects = objects;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        Kubelets = Make(dial, new SslClientAuthenticationOptions
        {
            LocalCertificateSelectionCallback = (_, _, _, _, _) => clientCertificate(),
            CertificateChainPolicy = policy,
        });
#pragma warning disable CA5359 // a pod's certificate is its own affair: no authority signed it, as with Kubernetes' proxy
        Workloads = Make(dial, new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true });
#pragma warning restore CA5359
    }

    /// <summary>To kubelets.</summary>
    public HttpMessageInvoker Kubelets { get; }

    /// <summary>To pods, and to ports of nodes that are not the kubelet's.</summary>
    public HttpMessageInvoker Workloads { get; }

    public void Dispose()
    {
        Kubelets.Dispose();
        Workloads.Dispose();
    }

    /// <summary>Where the kubelet of a node listens: "https://address:port".</summary>
    public Uri KubeletOf(string nodeName)
    {
        var node = _objects.Get<Node>(null, nodeName) ?? throw ApiException.NotFound(Nodes, nodeName);
        var address = AddressOf(node) ?? throw ApiException.Internal($"no preferred addresses found; known addresses of node {nodeName}: none");
        return new UriBuilder("https", address, KubeletPort(node)).Uri;
    }

    /// <summary>The port that a node says its kubelet has.</summary>
    public static int KubeletPort(Node node) => node.Status.DaemonEndpoints.KubeletEndpoint.Port is > 0 and var own ? own : 10250;

    /// <summary>InternalIP first, as kube-apiserver's --kubelet-preferred-address-types of this project's clusters.</summary>
    public static string? AddressOf(Node node)
    {
        foreach (var type in (ReadOnlySpan<string>)["InternalIP", "Hostname", "ExternalIP"])
        {
            var found = node.Status.Addresses?.Find(a => a.Type == type);
            if (found is not null) return found.Address;
        }
        return null;
    }

    private static HttpMessageInvoker Make(DialNode dial, SslClientAuthenticationOptions tls) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        ResponseDrainTimeout = TimeSpan.Zero,
        SslOptions = tls,
        RequestHeaderEncodingSelector = static (_, _) => System.Text.Encoding.UTF8,
        ConnectCallback = (context, stop) => dial(context.DnsEndPoint.Host, context.DnsEndPoint.Port, stop),
    });
}
