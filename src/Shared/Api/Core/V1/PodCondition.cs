// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>One aspect of a pod's state.</summary>
[ApiType("v1")]
public sealed partial class PodCondition
{
    /// <summary>The aspect, such as Ready or PodScheduled.</summary>
    [Field("type", 1, Required = true, Enum = typeof(PodConditionType))]
    public string Type { get; set; } = "";

    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 7, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>When the condition was last checked.</summary>
    [Field("lastProbeTime", 3, OmitEmpty = true)]
    public Time? LastProbeTime { get; set; }

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
