// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>One aspect of a definition's state.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceDefinitionCondition
{
    /// <summary>The aspect, such as Established.</summary>
    [Field("type", 1, Required = true, Enum = typeof(CustomResourceDefinitionConditionType))]
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>When the condition last changed its status.</summary>
    [Field("lastTransitionTime", 3, OmitEmpty = true)]
    public Time? LastTransitionTime { get; set; }

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 4, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 5, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>The generation of the spec that this status speaks of.</summary>
    [Field("observedGeneration", 6, OmitEmpty = true)]
    public long ObservedGeneration { get; set; }
}
