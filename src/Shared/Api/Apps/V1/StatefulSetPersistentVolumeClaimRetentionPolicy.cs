// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>What becomes of the pods' claims.</summary>
[ApiType("apps/v1")]
public sealed partial class StatefulSetPersistentVolumeClaimRetentionPolicy
{
    /// <summary>When the set is deleted: Retain or Delete.</summary>
    [Field("whenDeleted", 1, OmitEmpty = true, Enum = typeof(PersistentVolumeClaimRetentionPolicyType))]
    public string WhenDeleted { get; set; } = "";

    /// <summary>When it shrinks: Retain or Delete.</summary>
    [Field("whenScaled", 2, OmitEmpty = true, Enum = typeof(PersistentVolumeClaimRetentionPolicyType))]
    public string WhenScaled { get; set; } = "";
}
