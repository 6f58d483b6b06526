// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>What a custom kind is called.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionNames
{
    /// <summary>Plural, as in URLs.</summary>
    [Field("plural", 1, Required = true)]
    public string Plural { get; set; } = "";

    /// <summary>Singular.</summary>
    [Field("singular", 2, OmitEmpty = true)]
    public string Singular { get; set; } = "";

    /// <summary>Abbreviations.</summary>
    [Field("shortNames", 3, OmitEmpty = true)]
    public List<string>? ShortNames { get; set; }

    /// <summary>Kind of the objects.</summary>
    [Field("kind", 4, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>Kind of the lists.</summary>
    [Field("listKind", 5, OmitEmpty = true)]
    public string ListKind { get; set; } = "";

    /// <summary>Groups such as all.</summary>
    [Field("categories", 6, OmitEmpty = true)]
    public List<string>? Categories { get; set; }
}
