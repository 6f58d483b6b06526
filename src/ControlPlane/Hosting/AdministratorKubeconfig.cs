using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>The administrator's kubeconfig, whose certificate is replaced long before it ends.</summary>
public sealed class AdministratorKubeconfig(string server, string? path, CertificateAuthority authority, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    private readonly RenewingCertificate _certificate = new(() => authority.Issue(CertificateProfile.Client("kubernetes-admin", "system:masters")), clock);

    /// <summary>Where it is; null when it is not written down.</summary>
    public string? Path => path;

    /// <summary>The text; secret.</summary>
    public string Render() => File(_certificate.Current).Render();

    /// <summary>Writes it, and again whenever the certificate is a new one.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (path is null) return;
        IssuedCertificate? written = null;
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            var current = _certificate.Current;
            if (ReferenceEquals(current, written)) continue;
            await Task.Run(() => File(current).Save(path), stop);
            written = current;
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    public void Dispose() => _certificate.Dispose();

    /// <summary>Writes it now, before anybody is told of it.</summary>
    public Task SaveAsync(CancellationToken stop) => path is null ? Task.CompletedTask : Task.Run(() => File(_certificate.Current).Save(path), stop);

    private KubeconfigFile File(IssuedCertificate certificate) => new("netkube", server, authority.CertificatePem) { ClientCertificate = certificate };
}
