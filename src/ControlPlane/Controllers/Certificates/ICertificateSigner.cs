using System.Security.Cryptography.X509Certificates;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Controllers.Certificates;

/// <summary>The cluster's authority, as the signing controller needs it.</summary>
public interface ICertificateSigner
{
    /// <summary>Signs a checked request as the profile says; returns the certificate as PEM.</summary>
    string Sign(SigningRequest request, CertificateProfile profile, X509KeyUsageFlags usages);
}

/// <summary>Signs with an authority whose key is at hand.</summary>
public sealed class AuthoritySigner(CertificateAuthority authority) : ICertificateSigner
{
    public string Sign(SigningRequest request, CertificateProfile profile, X509KeyUsageFlags usages) => authority.Sign(request, profile, usages);
}
