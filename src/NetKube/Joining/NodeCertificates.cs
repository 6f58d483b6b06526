using System.Security.Cryptography.X509Certificates;
using NetKube.Shared.Pki;

namespace NetKube.Joining;

/// <summary>A node's certificates in its data folder: the cluster's authority, its own as a client, its own as a server.</summary>
internal sealed class NodeCertificates : IDisposable
{
    private readonly string _folder;
    private volatile IssuedCertificate? _client;
    private volatile IssuedCertificate? _serving;

    private NodeCertificates(string folder) => _folder = folder;

    /// <summary>As the API server's client; null before the machine has joined.</summary>
    public IssuedCertificate? Client => _client;

    /// <summary>As the node's own server.</summary>
    public IssuedCertificate? Serving => _serving;

    public string AuthorityFile => Path.Combine(_folder, "ca.crt");

    public static bool Exist(string dataDirectory)
    {
        using var found = Open(dataDirectory, TimeProvider.System);
        return found.Client is not null;
    }

    /// <summary>Reads what is there; what has run out counts as not there.</summary>
    public static NodeCertificates Open(string dataDirectory, TimeProvider clock)
    {
        var opened = new NodeCertificates(Path.Combine(dataDirectory, "pki"));
        if (!File.Exists(opened.AuthorityFile)) return opened;
        opened._client = opened.Load("client", clock);
        opened._serving = opened.Load("serving", clock);
        return opened;
    }

    public X509Certificate2Collection Authorities()
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(AuthorityFile);
        return authorities;
    }

    public void KeepAuthority(string pem)
    {
        PemFile.CreateFolder(_folder);
        PemFile.Write(AuthorityFile, pem, secret: false);
    }

    public void KeepClient(IssuedCertificate issued)
    {
        Save("client", issued);
        _client = issued;
    }

    public void KeepServing(IssuedCertificate issued)
    {
        Save("serving", issued);
        _serving = issued;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _serving?.Dispose();
    }

    private void Save(string name, IssuedCertificate issued) =>
        issued.Save(Path.Combine(_folder, name + ".crt"), Path.Combine(_folder, name + ".key"));

    private IssuedCertificate? Load(string name, TimeProvider clock)
    {
        var loaded = IssuedCertificate.Load(Path.Combine(_folder, name + ".crt"), Path.Combine(_folder, name + ".key"));
        if (loaded is null || loaded.Certificate.NotAfter.ToUniversalTime() > clock.GetUtcNow()) return loaded;
        loaded.Dispose();
        return null;
    }
}
