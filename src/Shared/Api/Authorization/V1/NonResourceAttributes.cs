// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class NonResourceAttributes
{
    [Field("path", 1, OmitEmpty = true)]
    public string Path { get; set; } = "";

    [Field("verb", 2, OmitEmpty = true)]
    public string Verb { get; set; } = "";
}
