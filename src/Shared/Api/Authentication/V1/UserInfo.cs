// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

[ApiType("authentication.k8s.io/v1")]
public sealed partial class UserInfo
{
    [Field("username", 1, OmitEmpty = true)]
    public string Username { get; set; } = "";

    [Field("uid", 2, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    [Field("groups", 3, OmitEmpty = true)]
    public List<string>? Groups { get; set; }

    [Field("extra", 4, OmitEmpty = true)]
    public Dictionary<string, List<string>>? Extra { get; set; }
}
