// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How a change of attributes gets on.</summary>
[ApiType("v1")]
public sealed partial class ModifyVolumeStatus
{
    /// <summary>The class that is being changed to.</summary>
    [Field("targetVolumeAttributesClassName", 1, OmitEmpty = true)]
    public string TargetVolumeAttributesClassName { get; set; } = "";

    /// <summary>Pending, InProgress or Infeasible.</summary>
    [Field("status", 2, Required = true, Enum = typeof(PersistentVolumeClaimModifyVolumeStatus))]
    public string Status { get; set; } = "";
}
