// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>Whose token it is.</summary>
[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenReviewStatus
{
    /// <summary>The token is good.</summary>
    [Field("authenticated", 1, OmitEmpty = true)]
    public bool Authenticated { get; set; }

    /// <summary>Whose it is.</summary>
    [Field("user", 2, OmitEmpty = true)]
    public UserInfo User { get; set; } = new();

    /// <summary>Whom it is meant for, of those asked.</summary>
    [Field("audiences", 4, OmitEmpty = true)]
    public List<string>? Audiences { get; set; }

    /// <summary>Why it could not be checked.</summary>
    [Field("error", 3, OmitEmpty = true)]
    public string Error { get; set; } = "";
}
