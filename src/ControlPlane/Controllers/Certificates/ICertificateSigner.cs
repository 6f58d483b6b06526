namespace NetKube.ControlPlane.Controllers.Certificates;

/// <summary>The cluster's authority, as the signing controller needs it.</summary>
public interface ICertificateSigner
{
    /// <summary>Signs a PKCS #10 request (PEM) for the usages given; returns the certificate chain as PEM.</summary>
    string Sign(string requestPem, IReadOnlyList<string> usages, TimeSpan lifetime);
}
