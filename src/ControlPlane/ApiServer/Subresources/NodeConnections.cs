using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>Opens a TCP connection to an address of the cluster's network (a lab's lies in a namespace of its own).</summary>
public delegate ValueTask<Stream> DialNode(string host, int port, CancellationToken stop);

/// <summary>TLS connections to kubelets: the server shows its client certificate, and believes what the cluster's CA signed for that node.</summary>
public sealed class NodeConnections(IObjectReader objects, Func<X509Certificate2> clientCertificate, X509Certificate2 authority, DialNode dial)
{
    private static readonly ApiResource<Node> Nodes = ApiCatalog.BuiltIn.Of<Node>();

    /// <summary>A connection to the kubelet of a node.</summary>
    public async Task<SslStream> ConnectAsync(string nodeName, CancellationToken stop)
    {
        var node = objects.Get<Node>(null, nodeName) ?? throw ApiException.NotFound(Nodes, nodeName);
        var address = AddressOf(node) ?? throw ApiException.Internal($"no preferred addresses found; known addresses of node {nodeName}: none");
        var port = node.Status.DaemonEndpoints.KubeletEndpoint.Port is > 0 and var own ? own : 10250;
        Stream raw;
        try
        {
            raw = await dial(address, port, stop);
        }
        catch (SocketException e)
        {
            throw ApiException.Make(502, "InternalError", $"dial tcp {address}:{port}: connect: {e.Message}");
        }
        var tls = new SslStream(raw, leaveInnerStreamOpen: false);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = address,
                ClientCertificates = [clientCertificate()],
                CertificateChainPolicy = Policy(),
                RemoteCertificateValidationCallback = (_, certificate, _, errors) => Believes(certificate, errors),
            }, stop);
        }
        catch (Exception e) when (e is System.Security.Authentication.AuthenticationException or IOException)
        {
            await tls.DisposeAsync();
            throw ApiException.Make(502, "InternalError", $"the kubelet of node {nodeName} at {address}:{port} could not be trusted: {e.Message}");
        }
        return tls;
    }

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

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        return policy;
    }

    private static bool Believes(X509Certificate? certificate, SslPolicyErrors errors) => certificate is not null && errors == SslPolicyErrors.None;
}
