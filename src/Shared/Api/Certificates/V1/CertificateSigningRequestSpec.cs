// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

/// <summary>What certificate is asked for, and by whom.</summary>
[ApiType("certificates.k8s.io/v1")]
public sealed partial class CertificateSigningRequestSpec
{
    /// <summary>The request of PKCS 10, as PEM in base64.</summary>
    [Field("request", 1, Required = true)]
    public byte[]? Request { get; set; }

    /// <summary>Who shall sign it.</summary>
    [Field("signerName", 7, Required = true)]
    public string SignerName { get; set; } = "";

    /// <summary>How long the certificate shall be valid.</summary>
    [Field("expirationSeconds", 8, OmitEmpty = true)]
    public int? ExpirationSeconds { get; set; }

    /// <summary>What the key shall be used for.</summary>
    [Field("usages", 5, OmitEmpty = true, Enum = typeof(KeyUsage))]
    public List<string>? Usages { get; set; }

    /// <summary>Who asked; set by the server.</summary>
    [Field("username", 2, OmitEmpty = true)]
    public string Username { get; set; } = "";

    /// <summary>UID of who asked; set by the server.</summary>
    [Field("uid", 3, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    /// <summary>Groups of who asked; set by the server.</summary>
    [Field("groups", 4, OmitEmpty = true)]
    public List<string>? Groups { get; set; }

    /// <summary>Further data of who asked; set by the server.</summary>
    [Field("extra", 6, OmitEmpty = true)]
    public Dictionary<string, List<string>>? Extra { get; set; }
}
