// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PersistentVolumeClaimStatus
{
    [Field("phase", 1, OmitEmpty = true, Enum = typeof(PersistentVolumeClaimPhase))]
    public string Phase { get; set; } = "";

    [Field("accessModes", 2, OmitEmpty = true, Enum = typeof(PersistentVolumeAccessMode))]
    public List<string>? AccessModes { get; set; }

    [Field("capacity", 3, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Capacity { get; set; }

    [Field("conditions", 4, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<PersistentVolumeClaimCondition>? Conditions { get; set; }

    [Field("allocatedResources", 5, OmitEmpty = true)]
    public Dictionary<string, Quantity>? AllocatedResources { get; set; }

    [Field("allocatedResourceStatuses", 7, OmitEmpty = true)]
    public Dictionary<string, string>? AllocatedResourceStatuses { get; set; }

    [Field("currentVolumeAttributesClassName", 8, OmitEmpty = true)]
    public string? CurrentVolumeAttributesClassName { get; set; }

    [Field("modifyVolumeStatus", 9, OmitEmpty = true)]
    public ModifyVolumeStatus? ModifyVolumeStatus { get; set; }
}
