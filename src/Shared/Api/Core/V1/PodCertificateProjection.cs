// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A key and a certificate made for the pod.</summary>
[ApiType("v1")]
public sealed partial class PodCertificateProjection
{
    /// <summary>Who signs the certificate.</summary>
    [Field("signerName", 1, OmitEmpty = true, Required = true)]
    public string SignerName { get; set; } = "";

    /// <summary>Kind of the key, such as ED25519.</summary>
    [Field("keyType", 2, OmitEmpty = true, Required = true)]
    public string KeyType { get; set; } = "";

    /// <summary>Longest life of the certificate.</summary>
    [Field("maxExpirationSeconds", 3, OmitEmpty = true)]
    public int? MaxExpirationSeconds { get; set; }

    /// <summary>File for key and chain together.</summary>
    [Field("credentialBundlePath", 4, OmitEmpty = true)]
    public string CredentialBundlePath { get; set; } = "";

    /// <summary>File for the key.</summary>
    [Field("keyPath", 5, OmitEmpty = true)]
    public string KeyPath { get; set; } = "";

    /// <summary>File for the chain.</summary>
    [Field("certificateChainPath", 6, OmitEmpty = true)]
    public string CertificateChainPath { get; set; } = "";

    /// <summary>Further data for the signer.</summary>
    [Field("userAnnotations", 7, OmitEmpty = true)]
    public Dictionary<string, string>? UserAnnotations { get; set; }
}
