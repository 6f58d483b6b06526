// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

[ApiType("certificates.k8s.io/v1", IsObject = true)]
public sealed partial class CertificateSigningRequest : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, Required = true)]
    public CertificateSigningRequestSpec Spec { get; set; } = new();

    [Field("status", 3, OmitEmpty = true)]
    public CertificateSigningRequestStatus Status { get; set; } = new();
}
