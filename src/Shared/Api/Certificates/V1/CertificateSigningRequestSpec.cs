// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

[ApiType("certificates.k8s.io/v1")]
public sealed partial class CertificateSigningRequestSpec
{
    [Field("request", 1, Required = true)]
    public byte[]? Request { get; set; }

    [Field("signerName", 7, Required = true)]
    public string SignerName { get; set; } = "";

    [Field("expirationSeconds", 8, OmitEmpty = true)]
    public int? ExpirationSeconds { get; set; }

    [Field("usages", 5, OmitEmpty = true, Enum = typeof(KeyUsage))]
    public List<string>? Usages { get; set; }

    [Field("username", 2, OmitEmpty = true)]
    public string Username { get; set; } = "";

    [Field("uid", 3, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    [Field("groups", 4, OmitEmpty = true)]
    public List<string>? Groups { get; set; }

    [Field("extra", 6, OmitEmpty = true)]
    public Dictionary<string, List<string>>? Extra { get; set; }
}
