// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>Who somebody is.</summary>
[ApiType("authentication.k8s.io/v1")]
public sealed partial class UserInfo
{
    /// <summary>Name.</summary>
    [Field("username", 1, OmitEmpty = true)]
    public string Username { get; set; } = "";

    /// <summary>Identity in time.</summary>
    [Field("uid", 2, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    /// <summary>Groups that they are in.</summary>
    [Field("groups", 3, OmitEmpty = true)]
    public List<string>? Groups { get; set; }

    /// <summary>Further data of the authenticator.</summary>
    [Field("extra", 4, OmitEmpty = true)]
    public Dictionary<string, List<string>>? Extra { get; set; }
}
