// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>A version of a custom kind.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionVersion
{
    /// <summary>Its name, such as v1.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>It is served.</summary>
    [Field("served", 2, Required = true)]
    public bool Served { get; set; }

    /// <summary>Objects are stored in it; true for one version.</summary>
    [Field("storage", 3, Required = true)]
    public bool Storage { get; set; }

    /// <summary>Clients are warned.</summary>
    [Field("deprecated", 7, OmitEmpty = true)]
    public bool Deprecated { get; set; }

    /// <summary>The warning's text.</summary>
    [Field("deprecationWarning", 8, OmitEmpty = true)]
    public string? DeprecationWarning { get; set; }

    /// <summary>What its objects look like.</summary>
    [Field("schema", 4, OmitEmpty = true)]
    public CustomResourceValidation? Schema { get; set; }

    /// <summary>Its subresources.</summary>
    [Field("subresources", 5, OmitEmpty = true)]
    public CustomResourceSubresources? Subresources { get; set; }

    /// <summary>Columns of its table.</summary>
    [Field("additionalPrinterColumns", 6, OmitEmpty = true)]
    public List<CustomResourceColumnDefinition>? AdditionalPrinterColumns { get; set; }

    /// <summary>Fields that field selectors may name.</summary>
    [Field("selectableFields", 9, OmitEmpty = true)]
    public List<SelectableField>? SelectableFields { get; set; }
}
