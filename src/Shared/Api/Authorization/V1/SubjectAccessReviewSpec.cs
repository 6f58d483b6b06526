// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>Who would do what.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class SubjectAccessReviewSpec
{
    /// <summary>What would be done to a resource.</summary>
    [Field("resourceAttributes", 1, OmitEmpty = true)]
    public ResourceAttributes? ResourceAttributes { get; set; }

    /// <summary>What would be asked of a path.</summary>
    [Field("nonResourceAttributes", 2, OmitEmpty = true)]
    public NonResourceAttributes? NonResourceAttributes { get; set; }

    /// <summary>The user.</summary>
    [Field("user", 3, OmitEmpty = true)]
    public string User { get; set; } = "";

    /// <summary>The user's groups.</summary>
    [Field("groups", 4, OmitEmpty = true)]
    public List<string>? Groups { get; set; }

    /// <summary>Further data of the authenticator.</summary>
    [Field("extra", 5, OmitEmpty = true)]
    public Dictionary<string, List<string>>? Extra { get; set; }

    /// <summary>The user's UID.</summary>
    [Field("uid", 6, OmitEmpty = true)]
    public string Uid { get; set; } = "";
}
