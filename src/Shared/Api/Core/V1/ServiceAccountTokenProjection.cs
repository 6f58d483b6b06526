// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A token of the pod's service account as a file.</summary>
[ApiType("v1")]
public sealed partial class ServiceAccountTokenProjection
{
    /// <summary>Whom the token is meant for; the API server when empty.</summary>
    [Field("audience", 1, OmitEmpty = true)]
    public string Audience { get; set; } = "";

    /// <summary>Life of the token; it is renewed in time.</summary>
    [Field("expirationSeconds", 2, OmitEmpty = true)]
    public long? ExpirationSeconds { get; set; }

    /// <summary>File to write it to, below the mount.</summary>
    [Field("path", 3, Required = true)]
    public string Path { get; set; } = "";
}
