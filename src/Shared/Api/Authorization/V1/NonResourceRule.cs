// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class NonResourceRule
{
    [Field("verbs", 1, Required = true)]
    public List<string>? Verbs { get; set; }

    [Field("nonResourceURLs", 2, OmitEmpty = true)]
    public List<string>? NonResourceURLs { get; set; }
}
