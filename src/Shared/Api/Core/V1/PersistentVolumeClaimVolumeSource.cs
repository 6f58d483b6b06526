// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A claim as a pod's volume.</summary>
[ApiType("v1")]
public sealed partial class PersistentVolumeClaimVolumeSource
{
    /// <summary>Name of the claim.</summary>
    [Field("claimName", 1, Required = true)]
    public string ClaimName { get; set; } = "";

    /// <summary>Mounts without the right to write.</summary>
    [Field("readOnly", 2, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
