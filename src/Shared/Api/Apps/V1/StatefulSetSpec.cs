// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>Which pods with which storage.</summary>
[ApiType("apps/v1")]
public sealed partial class StatefulSetSpec
{
    /// <summary>How many pods there shall be.</summary>
    [Field("replicas", 1, OmitEmpty = true)]
    public int? Replicas { get; set; }

    /// <summary>Labels of its pods; cannot change.</summary>
    [Field("selector", 2, Required = true)]
    public Meta.V1.LabelSelector? Selector { get; set; }

    /// <summary>The pods to make.</summary>
    [Field("template", 3, Required = true)]
    public Core.V1.PodTemplateSpec Template { get; set; } = new();

    /// <summary>Claims to make for each pod.</summary>
    [Field("volumeClaimTemplates", 4, OmitEmpty = true)]
    public List<Core.V1.PersistentVolumeClaim>? VolumeClaimTemplates { get; set; }

    /// <summary>The headless service that gives the pods their names.</summary>
    [Field("serviceName", 5)]
    public string ServiceName { get; set; } = "";

    /// <summary>OrderedReady one by one, or Parallel.</summary>
    [Field("podManagementPolicy", 6, OmitEmpty = true, Enum = typeof(PodManagementPolicyType))]
    public string PodManagementPolicy { get; set; } = "";

    /// <summary>How pods are brought to a new template.</summary>
    [Field("updateStrategy", 7, OmitEmpty = true)]
    public StatefulSetUpdateStrategy UpdateStrategy { get; set; } = new();

    /// <summary>How many old revisions are kept.</summary>
    [Field("revisionHistoryLimit", 8, OmitEmpty = true)]
    public int? RevisionHistoryLimit { get; set; }

    /// <summary>Seconds of being ready after which a pod counts as available.</summary>
    [Field("minReadySeconds", 9, OmitEmpty = true)]
    public int MinReadySeconds { get; set; }

    /// <summary>What becomes of the pods' claims.</summary>
    [Field("persistentVolumeClaimRetentionPolicy", 10, OmitEmpty = true)]
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; set; }

    /// <summary>How pods are numbered.</summary>
    [Field("ordinals", 11, OmitEmpty = true)]
    public StatefulSetOrdinals? Ordinals { get; set; }
}
