// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceColumnDefinition
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("type", 2, Required = true)]
    public string Type { get; set; } = "";

    [Field("format", 3, OmitEmpty = true)]
    public string Format { get; set; } = "";

    [Field("description", 4, OmitEmpty = true)]
    public string Description { get; set; } = "";

    [Field("priority", 5, OmitEmpty = true)]
    public int Priority { get; set; }

    [Field("jsonPath", 6, Required = true)]
    public string JsonPath { get; set; } = "";
}
