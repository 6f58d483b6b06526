// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The state of a persistent volume.</summary>
[ApiType("v1")]
public sealed partial class PersistentVolumeStatus
{
    /// <summary>Pending, Available, Bound, Released or Failed.</summary>
    [Field("phase", 1, OmitEmpty = true, Enum = typeof(PersistentVolumePhase))]
    public string Phase { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 3, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>When the phase last changed.</summary>
    [Field("lastPhaseTransitionTime", 4, OmitEmpty = true, Pointer = true)]
    public Time? LastPhaseTransitionTime { get; set; }
}
