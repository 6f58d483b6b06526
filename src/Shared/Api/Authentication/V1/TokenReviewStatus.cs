// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenReviewStatus
{
    [Field("authenticated", 1, OmitEmpty = true)]
    public bool Authenticated { get; set; }

    [Field("user", 2, OmitEmpty = true)]
    public UserInfo User { get; set; } = new();

    [Field("audiences", 4, OmitEmpty = true)]
    public List<string>? Audiences { get; set; }

    [Field("error", 3, OmitEmpty = true)]
    public string Error { get; set; } = "";
}
