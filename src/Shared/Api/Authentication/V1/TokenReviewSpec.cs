// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>The token in question.</summary>
[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenReviewSpec
{
    /// <summary>The token.</summary>
    [Field("token", 1, OmitEmpty = true, Required = true)]
    public string Token { get; set; } = "";

    /// <summary>Whom it should be meant for.</summary>
    [Field("audiences", 2, OmitEmpty = true)]
    public List<string>? Audiences { get; set; }
}
