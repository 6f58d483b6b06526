// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>Which kind it adds to the API.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionSpec
{
    /// <summary>The API group.</summary>
    [Field("group", 1, Required = true)]
    public string Group { get; set; } = "";

    /// <summary>What it is called.</summary>
    [Field("names", 3, Required = true)]
    public CustomResourceDefinitionNames Names { get; set; } = new();

    /// <summary>Cluster or Namespaced.</summary>
    [Field("scope", 4, Required = true, Enum = typeof(ResourceScope))]
    public string Scope { get; set; } = "";

    /// <summary>Its versions.</summary>
    [Field("versions", 7, Required = true)]
    public List<CustomResourceDefinitionVersion>? Versions { get; set; }

    /// <summary>How objects pass from one version to another.</summary>
    [Field("conversion", 9, OmitEmpty = true)]
    public CustomResourceConversion? Conversion { get; set; }

    /// <summary>Keeps unknown fields; must be false.</summary>
    [Field("preserveUnknownFields", 10, OmitEmpty = true)]
    public bool PreserveUnknownFields { get; set; }
}
