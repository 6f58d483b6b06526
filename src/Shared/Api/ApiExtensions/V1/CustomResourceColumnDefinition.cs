// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>A column of a table.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceColumnDefinition
{
    /// <summary>Heading.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>OpenAPI type of the cells.</summary>
    [Field("type", 2, Required = true)]
    public string Type { get; set; } = "";

    /// <summary>OpenAPI format of the cells.</summary>
    [Field("format", 3, OmitEmpty = true)]
    public string Format { get; set; } = "";

    /// <summary>What it shows.</summary>
    [Field("description", 4, OmitEmpty = true)]
    public string Description { get; set; } = "";

    /// <summary>0 is always shown; more with -o wide.</summary>
    [Field("priority", 5, OmitEmpty = true)]
    public int Priority { get; set; }

    /// <summary>Path of the value.</summary>
    [Field("jsonPath", 6, Required = true)]
    public string JsonPath { get; set; } = "";
}
