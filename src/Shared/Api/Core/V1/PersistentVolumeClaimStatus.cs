// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The state of a claim.</summary>
[ApiType("v1")]
public sealed partial class PersistentVolumeClaimStatus
{
    /// <summary>Pending, Bound or Lost.</summary>
    [Field("phase", 1, OmitEmpty = true, Enum = typeof(PersistentVolumeClaimPhase))]
    public string Phase { get; set; } = "";

    /// <summary>The ways the bound volume can be mounted.</summary>
    [Field("accessModes", 2, OmitEmpty = true, Enum = typeof(PersistentVolumeAccessMode))]
    public List<string>? AccessModes { get; set; }

    /// <summary>Size of the bound volume.</summary>
    [Field("capacity", 3, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Capacity { get; set; }

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 4, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<PersistentVolumeClaimCondition>? Conditions { get; set; }

    /// <summary>Size that was set aside, also while a resize is under way.</summary>
    [Field("allocatedResources", 5, OmitEmpty = true)]
    public Dictionary<string, Quantity>? AllocatedResources { get; set; }

    /// <summary>State of a resize, by resource.</summary>
    [Field("allocatedResourceStatuses", 7, OmitEmpty = true)]
    public Dictionary<string, string>? AllocatedResourceStatuses { get; set; }

    /// <summary>Class of attributes that the volume has now.</summary>
    [Field("currentVolumeAttributesClassName", 8, OmitEmpty = true)]
    public string? CurrentVolumeAttributesClassName { get; set; }

    /// <summary>How a change of attributes gets on.</summary>
    [Field("modifyVolumeStatus", 9, OmitEmpty = true)]
    public ModifyVolumeStatus? ModifyVolumeStatus { get; set; }
}
