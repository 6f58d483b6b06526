using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Auth.Certificates;

/// <summary>
/// Client certificates: CN is the user, O are the groups, once the certificate is known to be signed by the cluster's CA
/// for clients, and is in force. A chain is built once per connection; the dates are looked at with each request.
/// </summary>
public sealed class ClientCertificates(IReadOnlyList<X509Certificate2> authorities, TimeProvider clock, ILogger<ClientCertificates> log) : IAuthenticator
{
    // Kestrel gives the same object to all requests of a connection; with it goes what is known of it.
    private readonly ConditionalWeakTable<X509Certificate2, Checked> _checked = [];

    private sealed record Checked(RequestUser? User, string Why, DateTimeOffset From, DateTimeOffset Until);

    public ValueTask<RequestUser?> AuthenticateAsync(Credentials credentials, CancellationToken stop)
    {
        if (credentials.ClientCertificate is not { } certificate) return ValueTask.FromResult<RequestUser?>(null);
        var known = _checked.GetValue(certificate, Check);
        var now = clock.GetUtcNow();
        if (known.User is { } user && now >= known.From && now <= known.Until) return ValueTask.FromResult<RequestUser?>(user);
        log.ClientCertificateRefused(certificate.Subject, known.User is null ? known.Why : "it is not in force now");
        throw ApiException.Unauthorized();
    }

    private Checked Check(X509Certificate2 certificate)
    {
        DateTimeOffset from = certificate.NotBefore.ToUniversalTime();
        DateTimeOffset until = certificate.NotAfter.ToUniversalTime();
        if (!CertificateChain.IsClientOf(certificate, clock.GetUtcNow(), authorities)) return new Checked(null, "it was not signed for clients by this cluster's authority, or is not in force", from, until);
        try
        {
            var name = DistinguishedName.Read(certificate.SubjectName);
            if (name.CommonName.Length == 0) return new Checked(null, "its subject has no common name", from, until);
            var extra = new Dictionary<string, IReadOnlyList<string>>
            {
                ["authentication.kubernetes.io/credential-id"] = ["X509SHA256=" + Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span))],
            };
            return new Checked(new RequestUser(name.CommonName, "", name.Organizations, extra), "", from, until);
        }
        catch (CryptographicException malformed)
        {
            return new Checked(null, malformed.Message, from, until);
        }
    }
}
