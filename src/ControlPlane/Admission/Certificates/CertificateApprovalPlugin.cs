using NetKube.Shared.Api.Certificates.V1;

namespace NetKube.ControlPlane.Admission.Certificates;

/// <summary>Approving a request needs the verb approve on its signer.</summary>
public sealed class CertificateApprovalPlugin(SignerRights rights) : IAdmissionPlugin
{
    public string Name => "CertificateApproval";

    public bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Update && request.Is("certificates.k8s.io", "certificatesigningrequests", "approval");

    public ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop) => ValueTask.CompletedTask;

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        // The stored signer: what the writer sent could name another.
        var signer = ((CertificateSigningRequest)(request.Old ?? request.Object)!).Spec.SignerName;
        if (!await rights.MayAsync(request.User, "approve", signer, stop)) throw request.Forbid($"user not permitted to approve requests with signerName \"{signer}\"");
    }
}
