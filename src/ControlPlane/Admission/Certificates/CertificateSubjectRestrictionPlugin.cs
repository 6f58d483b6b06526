using System.Text;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Admission.Certificates;

/// <summary>Nobody becomes an administrator by a signing request.</summary>
public sealed class CertificateSubjectRestrictionPlugin : AdmissionStep
{
    private const string Signer = "kubernetes.io/kube-apiserver-client";

    public override string Name => "CertificateSubjectRestriction";

    public override bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Create && request.Is("certificates.k8s.io", "certificatesigningrequests");

    protected override void Validate(AdmissionRequest request)
    {
        if (request.Object is not CertificateSigningRequest { Spec: { SignerName: Signer, Request: { } pem } }) return;
        if (SigningRequest.Parse(Encoding.UTF8.GetString(pem)) is not { } parsed) throw request.Forbid("failed to parse CSR");
        if (parsed.Name.Organizations.Contains("system:masters")) throw request.Forbid($"use of {Signer} signer with system:masters group is not allowed");
    }
}
