// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>One aspect of a namespace's deletion.</summary>
[ApiType("v1")]
public sealed partial class NamespaceCondition
{
    /// <summary>The aspect.</summary>
    [Field("type", 1, Required = true, Enum = typeof(NamespaceConditionType))]
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>When the condition last changed its status.</summary>
    [Field("lastTransitionTime", 4, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 5, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 6, OmitEmpty = true)]
    public string Message { get; set; } = "";
}
