// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>A token for a driver.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class TokenRequest
{
    /// <summary>Whom it is meant for.</summary>
    [Field("audience", 1, Required = true)]
    public string Audience { get; set; } = "";

    /// <summary>Its life.</summary>
    [Field("expirationSeconds", 2, OmitEmpty = true)]
    public long? ExpirationSeconds { get; set; }
}
