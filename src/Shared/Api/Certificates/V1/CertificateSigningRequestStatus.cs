// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

[ApiType("certificates.k8s.io/v1")]
public sealed partial class CertificateSigningRequestStatus
{
    [Field("conditions", 1, OmitEmpty = true), ListMap("type")]
    public List<CertificateSigningRequestCondition>? Conditions { get; set; }

    [Field("certificate", 2, OmitEmpty = true)]
    public byte[]? Certificate { get; set; }
}
