// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PersistentVolumeClaimTemplate
{
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, Required = true)]
    public PersistentVolumeClaimSpec Spec { get; set; } = new();
}
