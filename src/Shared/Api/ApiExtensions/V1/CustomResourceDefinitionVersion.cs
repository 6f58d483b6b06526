// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionVersion
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("served", 2, Required = true)]
    public bool Served { get; set; }

    [Field("storage", 3, Required = true)]
    public bool Storage { get; set; }

    [Field("deprecated", 7, OmitEmpty = true)]
    public bool Deprecated { get; set; }

    [Field("deprecationWarning", 8, OmitEmpty = true)]
    public string? DeprecationWarning { get; set; }

    [Field("schema", 4, OmitEmpty = true)]
    public CustomResourceValidation? Schema { get; set; }

    [Field("subresources", 5, OmitEmpty = true)]
    public CustomResourceSubresources? Subresources { get; set; }

    [Field("additionalPrinterColumns", 6, OmitEmpty = true)]
    public List<CustomResourceColumnDefinition>? AdditionalPrinterColumns { get; set; }

    [Field("selectableFields", 9, OmitEmpty = true)]
    public List<SelectableField>? SelectableFields { get; set; }
}
