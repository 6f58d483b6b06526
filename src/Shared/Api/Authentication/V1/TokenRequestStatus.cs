// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenRequestStatus
{
    [Field("token", 1)]
    public string Token { get; set; } = "";

    [Field("expirationTimestamp", 2)]
    public Time? ExpirationTimestamp { get; set; }
}
