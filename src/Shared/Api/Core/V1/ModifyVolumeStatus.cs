// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ModifyVolumeStatus
{
    [Field("targetVolumeAttributesClassName", 1, OmitEmpty = true)]
    public string TargetVolumeAttributesClassName { get; set; } = "";

    [Field("status", 2, Required = true, Enum = typeof(PersistentVolumeClaimModifyVolumeStatus))]
    public string Status { get; set; } = "";
}
