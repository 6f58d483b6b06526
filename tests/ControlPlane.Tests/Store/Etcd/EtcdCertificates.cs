using System.Net;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.Store.Etcd;

/// <summary>Certificates for an etcd and a client of it, as files.</summary>
internal sealed record EtcdCertificates(string Ca, string ServerCert, string ServerKey, string ClientCert, string ClientKey)
{
    public static EtcdCertificates Write(string folder)
    {
        using var pki = ClusterPki.CreateInMemory(TimeProvider.System);
        var files = new EtcdCertificates(At("ca.crt"), At("server.crt"), At("server.key"), At("client.crt"), At("client.key"));
        File.WriteAllText(files.Ca, pki.Authority.CertificatePem);
        using var server = pki.Authority.Issue(CertificateProfile.ApiServer("cluster.local", ["localhost"], [IPAddress.Loopback]));
        using var client = pki.Authority.Issue(CertificateProfile.Client("netkube", "netkube"));
        server.Save(files.ServerCert, files.ServerKey);
        client.Save(files.ClientCert, files.ClientKey);
        return files;

        string At(string name) => Path.Combine(folder, name);
    }
}
