namespace NetKube.Shared.Pki;

/// <summary>
/// Everything a cluster's trust rests on, in one folder under kubeadm's file names: ca.crt and ca.key (servers, clients,
/// nodes), front-proxy-ca.* (extension API servers believe its headers), sa.key and sa.pub (service-account tokens).
/// </summary>
public sealed class ClusterPki : IDisposable
{
    private ClusterPki(CertificateAuthority authority, CertificateAuthority frontProxy, ServiceAccountKeys serviceAccounts)
    {
        Authority = authority;
        FrontProxyAuthority = frontProxy;
        ServiceAccounts = serviceAccounts;
    }

    /// <summary>Signs the API server's, the users' and the nodes' certificates.</summary>
    public CertificateAuthority Authority { get; }

    /// <summary>Signs the certificate that the API server shows to extension API servers.</summary>
    public CertificateAuthority FrontProxyAuthority { get; }

    /// <summary>Signs service-account tokens.</summary>
    public ServiceAccountKeys ServiceAccounts { get; }

    /// <summary>A trust of its own that is never written down (in-process clusters).</summary>
    public static ClusterPki CreateInMemory(TimeProvider clock) =>
        new(CertificateAuthority.Create("kubernetes-ca", clock), CertificateAuthority.Create("front-proxy-ca", clock), ServiceAccountKeys.Create());

    /// <summary>Reads the folder, and makes what is missing in it; new keys of service accounts in the background.</summary>
    public static ClusterPki Open(string folder, TimeProvider clock)
    {
        PemFile.CreateFolder(folder);
        var keys = OpenKeys(folder); // first: a new one is made while the rest goes on
        return new ClusterPki(OpenAuthority(folder, "ca", "kubernetes-ca", clock), OpenAuthority(folder, "front-proxy-ca", "front-proxy-ca", clock), keys);
    }

    public void Dispose()
    {
        Authority.Dispose();
        FrontProxyAuthority.Dispose();
        ServiceAccounts.Dispose();
    }

    private static CertificateAuthority OpenAuthority(string folder, string file, string commonName, TimeProvider clock)
    {
        var (certificatePath, keyPath) = (Path.Combine(folder, file + ".crt"), Path.Combine(folder, file + ".key"));
        if (CertificateAuthority.Load(certificatePath, keyPath, clock) is { } existing) return existing;
        // A certificate without its key is in use somewhere: a new one in its place would cut every client off.
        if (File.Exists(certificatePath)) throw new FileNotFoundException($"{certificatePath} exists, but its key {keyPath} does not. Put the key back, or remove the certificate to make a new authority.", keyPath);
        var created = CertificateAuthority.Create(commonName, clock);
        created.Save(certificatePath, keyPath);
        return created;
    }

    private static ServiceAccountKeys OpenKeys(string folder)
    {
        var (keyPath, publicPath) = (Path.Combine(folder, "sa.key"), Path.Combine(folder, "sa.pub"));
        if (ServiceAccountKeys.Load(keyPath, [.. Directory.GetFiles(folder, "sa-old-*.pub").Order(StringComparer.Ordinal)]) is { } existing) return existing;
        return ServiceAccountKeys.Create(keyPath, publicPath);
    }
}
