// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class StatefulSetSpec
{
    [Field("replicas", 1, OmitEmpty = true)]
    public int? Replicas { get; set; }

    [Field("selector", 2, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    [Field("template", 3, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    [Field("volumeClaimTemplates", 4, OmitEmpty = true)]
    public List<Core.V1.PersistentVolumeClaim>? VolumeClaimTemplates { get; set; }

    [Field("serviceName", 5)]
    public string ServiceName { get; set; } = "";

    [Field("podManagementPolicy", 6, OmitEmpty = true, Enum = typeof(PodManagementPolicyType))]
    public string PodManagementPolicy { get; set; } = "";

    [Field("updateStrategy", 7, OmitEmpty = true)]
    public StatefulSetUpdateStrategy UpdateStrategy { get; set; } = new();

    [Field("revisionHistoryLimit", 8, OmitEmpty = true)]
    public int? RevisionHistoryLimit { get; set; }

    [Field("minReadySeconds", 9, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    [Field("persistentVolumeClaimRetentionPolicy", 10, OmitEmpty = true)]
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; set; }

    [Field("ordinals", 11, OmitEmpty = true)]
    public StatefulSetOrdinals? Ordinals { get; set; }
}
