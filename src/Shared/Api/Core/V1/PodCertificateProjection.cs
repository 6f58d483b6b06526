// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodCertificateProjection
{
    [Field("signerName", 1, OmitEmpty = true, Required = true)]
    public string SignerName { get; set; } = "";

    [Field("keyType", 2, OmitEmpty = true, Required = true)]
    public string KeyType { get; set; } = "";

    [Field("maxExpirationSeconds", 3, OmitEmpty = true)]
    public int? MaxExpirationSeconds { get; set; }

    [Field("credentialBundlePath", 4, OmitEmpty = true)]
    public string CredentialBundlePath { get; set; } = "";

    [Field("keyPath", 5, OmitEmpty = true)]
    public string KeyPath { get; set; } = "";

    [Field("certificateChainPath", 6, OmitEmpty = true)]
    public string CertificateChainPath { get; set; } = "";

    [Field("userAnnotations", 7, OmitEmpty = true)]
    public Dictionary<string, string>? UserAnnotations { get; set; }
}
