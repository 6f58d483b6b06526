// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PersistentVolumeClaimVolumeSource
{
    [Field("claimName", 1, Required = true)]
    public string ClaimName { get; set; } = "";

    [Field("readOnly", 2, OmitEmpty = true)]
    public bool ReadOnly { get; set; }
}
