// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenReviewSpec
{
    [Field("token", 1, OmitEmpty = true, Required = true)]
    public string Token { get; set; } = "";

    [Field("audiences", 2, OmitEmpty = true)]
    public List<string>? Audiences { get; set; }
}
