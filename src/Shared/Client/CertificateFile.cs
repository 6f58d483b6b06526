using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Client;

/// <summary>A certificate and its key in PEM files; loaded again when the certificate's file was replaced.</summary>
public sealed class CertificateFile(string certificateFile, string keyFile)
{
    private readonly Lock _gate = new();   // guards the two below
    private X509Certificate2? _loaded;
    private DateTime _loadedOf;

    /// <summary>The certificate as the files have it now; null while there is none.</summary>
    public X509Certificate2? Current()
    {
        lock (_gate)
        {
            if (!File.Exists(certificateFile)) return _loaded;
            var written = File.GetLastWriteTimeUtc(certificateFile);
            if (_loaded is not null && written == _loadedOf) return _loaded;
            _loaded = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            _loadedOf = written;
            return _loaded;
        }
    }
}
