using System.Security.Cryptography.X509Certificates;

namespace NetKube.Shared.Pki;

/// <summary>
/// A certificate that is never old: whoever asks after four fifths of its life gets a new one. No timer runs; a TLS
/// server asks at each handshake. Connections keep the certificate they began with.
/// </summary>
public sealed class RenewingCertificate : IDisposable
{
    private readonly Func<IssuedCertificate> _issue;
    private readonly TimeProvider _clock;
    private readonly Lock _renewal = new();
    private Held? _held;

    /// <param name="issue">Makes a new one; asked rarely, and never twice at once.</param>
    /// <param name="clock">What the age is measured by.</param>
    public RenewingCertificate(Func<IssuedCertificate> issue, TimeProvider clock)
    {
        _issue = issue;
        _clock = clock;
    }

    private sealed record Held(IssuedCertificate Issued, DateTimeOffset RenewAt);

    /// <summary>For TLS, with its key.</summary>
    public X509Certificate2 Certificate => Current.Certificate;

    /// <summary>The certificate in force now.</summary>
    public IssuedCertificate Current
    {
        get
        {
            var now = _clock.GetUtcNow();
            if (Volatile.Read(ref _held) is { } held && now < held.RenewAt) return held.Issued;
            lock (_renewal)
            {
                if (_held is { } renewed && now < renewed.RenewAt) return renewed.Issued;
                var issued = _issue();
                DateTimeOffset from = issued.Certificate.NotBefore.ToUniversalTime();
                DateTimeOffset until = issued.Certificate.NotAfter.ToUniversalTime();
                // The old one is left to the garbage collector: handshakes may still be using it.
                _held = new Held(issued, from + ((until - from) * 0.8));
                return issued;
            }
        }
    }

    public void Dispose() => Volatile.Read(ref _held)?.Issued.Dispose();
}
