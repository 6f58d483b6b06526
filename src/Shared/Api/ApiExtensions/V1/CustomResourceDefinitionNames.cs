// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionNames
{
    [Field("plural", 1, Required = true)]
    public string Plural { get; set; } = "";

    [Field("singular", 2, OmitEmpty = true)]
    public string Singular { get; set; } = "";

    [Field("shortNames", 3, OmitEmpty = true)]
    public List<string>? ShortNames { get; set; }

    [Field("kind", 4, Required = true)]
    public string Kind { get; set; } = "";

    [Field("listKind", 5, OmitEmpty = true)]
    public string ListKind { get; set; } = "";

    [Field("categories", 6, OmitEmpty = true)]
    public List<string>? Categories { get; set; }
}
