// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class Table
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 0, OmitEmpty = true)]
    public ListMeta Metadata { get; set; } = new();

    [Field("columnDefinitions", 0, Required = true)]
    public List<TableColumnDefinition>? ColumnDefinitions { get; set; }

    [Field("rows", 0, Required = true)]
    public List<TableRow>? Rows { get; set; }
}
