// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class FieldSelectorAttributes
{
    [Field("rawSelector", 1, OmitEmpty = true)]
    public string RawSelector { get; set; } = "";

    [Field("requirements", 2, OmitEmpty = true)]
    public List<Meta.V1.FieldSelectorRequirement>? Requirements { get; set; }
}
