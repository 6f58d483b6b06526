// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class StatefulSetPersistentVolumeClaimRetentionPolicy
{
    [Field("whenDeleted", 1, OmitEmpty = true, Enum = typeof(PersistentVolumeClaimRetentionPolicyType))]
    public string WhenDeleted { get; set; } = "";

    [Field("whenScaled", 2, OmitEmpty = true, Enum = typeof(PersistentVolumeClaimRetentionPolicyType))]
    public string WhenScaled { get; set; } = "";
}
