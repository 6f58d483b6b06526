// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionSpec
{
    [Field("group", 1, Required = true)]
    public string Group { get; set; } = "";

    [Field("names", 3, Required = true)]
    public CustomResourceDefinitionNames Names { get; set; } = new();

    [Field("scope", 4, Required = true, Enum = typeof(ResourceScope))]
    public string Scope { get; set; } = "";

    [Field("versions", 7, Required = true)]
    public List<CustomResourceDefinitionVersion>? Versions { get; set; }

    [Field("conversion", 9, OmitEmpty = true)]
    public CustomResourceConversion? Conversion { get; set; }

    [Field("preserveUnknownFields", 10, OmitEmpty = true)]
    public bool PreserveUnknownFields { get; set; }
}
