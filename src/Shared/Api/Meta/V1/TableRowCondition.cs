// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class TableRowCondition
{
    [Field("type", 0, Required = true, Enum = typeof(RowConditionType))]
    public string Type { get; set; } = "";

    /// <summary>The state as last observed.</summary>
    [Field("status", 0, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 0, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 0, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
