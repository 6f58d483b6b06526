// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class SubjectAccessReviewSpec
{
    [Field("resourceAttributes", 1, OmitEmpty = true)]
    public ResourceAttributes? ResourceAttributes { get; set; }

    [Field("nonResourceAttributes", 2, OmitEmpty = true)]
    public NonResourceAttributes? NonResourceAttributes { get; set; }

    [Field("user", 3, OmitEmpty = true)]
    public string User { get; set; } = "";

    [Field("groups", 4, OmitEmpty = true)]
    public List<string>? Groups { get; set; }

    [Field("extra", 5, OmitEmpty = true)]
    public Dictionary<string, List<string>>? Extra { get; set; }

    [Field("uid", 6, OmitEmpty = true)]
    public string Uid { get; set; } = "";
}
