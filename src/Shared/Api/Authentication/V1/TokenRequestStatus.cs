// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>The token.</summary>
[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenRequestStatus
{
    /// <summary>The token.</summary>
    [Field("token", 1)]
    public string Token { get; set; } = "";

    /// <summary>When it ends.</summary>
    [Field("expirationTimestamp", 2)]
    public Time? ExpirationTimestamp { get; set; }
}
