// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EphemeralVolumeSource
{
    [Field("volumeClaimTemplate", 1, OmitEmpty = true)]
    public PersistentVolumeClaimTemplate? VolumeClaimTemplate { get; set; }
}
