// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A claim made for one pod.</summary>
[ApiType("v1")]
public sealed partial class EphemeralVolumeSource
{
    /// <summary>The claim to make; it is called POD-VOLUME.</summary>
    [Field("volumeClaimTemplate", 1, OmitEmpty = true)]
    public PersistentVolumeClaimTemplate? VolumeClaimTemplate { get; set; }
}
