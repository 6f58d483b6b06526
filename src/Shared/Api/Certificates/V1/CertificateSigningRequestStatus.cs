// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

/// <summary>What became of a request.</summary>
[ApiType("certificates.k8s.io/v1")]
public sealed partial class CertificateSigningRequestStatus
{
    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 1, OmitEmpty = true), ListMap("type")]
    public List<CertificateSigningRequestCondition>? Conditions { get; set; }

    /// <summary>The certificate, as PEM in base64.</summary>
    [Field("certificate", 2, OmitEmpty = true)]
    public byte[]? Certificate { get; set; }
}
