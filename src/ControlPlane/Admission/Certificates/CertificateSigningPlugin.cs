using NetKube.Shared.Api.Certificates.V1;

namespace NetKube.ControlPlane.Admission.Certificates;

/// <summary>Filling in a certificate, or saying that it failed, needs the verb sign on the signer.</summary>
public sealed class CertificateSigningPlugin(SignerRights rights) : IAdmissionPlugin
{
    public string Name => "CertificateSigning";

    public bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Update && request.Is("certificates.k8s.io", "certificatesigningrequests", "status");

    public ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop) => ValueTask.CompletedTask;

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Object is not CertificateSigningRequest now || request.Old is not CertificateSigningRequest old) return;
        var same = (now.Status.Certificate ?? []).AsSpan().SequenceEqual(old.Status.Certificate ?? []) && Conditions(now).SequenceEqual(Conditions(old));
        if (same || await rights.MayAsync(request.User, "sign", old.Spec.SignerName, stop)) return;
        throw request.Forbid($"user not permitted to sign requests with signerName \"{old.Spec.SignerName}\"");
    }

    private static IEnumerable<(string Type, string Status, string Reason, string Message)> Conditions(CertificateSigningRequest request) =>
        (request.Status.Conditions ?? []).Select(c => (c.Type, c.Status, c.Reason, c.Message));
}
