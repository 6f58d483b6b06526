// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class TableRow
{
    [Field("cells", 0, Required = true)]
    public List<RawJson>? Cells { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 0, OmitEmpty = true)]
    public List<TableRowCondition>? Conditions { get; set; }

    [Field("object", 0)]
    public RawJson? Object { get; set; }
}
