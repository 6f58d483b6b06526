// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>One aspect of an object's state.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class Condition
{
    /// <summary>The aspect, such as Ready.</summary>
    [Field("type", 1, Required = true)]
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 3, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>When the condition last changed its status.</summary>
    [Field("lastTransitionTime", 4, Required = true)]
    public Time? LastTransitionTime { get; set; }

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 5, Required = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 6, Required = true)]
    public string Message { get; set; } = "";
}
