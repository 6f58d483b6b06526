// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class TableColumnDefinition
{
    [Field("name", 0, Required = true)]
    public string Name { get; set; } = "";

    [Field("type", 0, Required = true)]
    public string Type { get; set; } = "";

    [Field("format", 0, Required = true)]
    public string Format { get; set; } = "";

    [Field("description", 0, Required = true)]
    public string Description { get; set; } = "";

    [Field("priority", 0, Required = true)]
    public int Priority { get; set; }
}
