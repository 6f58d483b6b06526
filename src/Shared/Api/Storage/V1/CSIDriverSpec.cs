// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>What a driver can do.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class CSIDriverSpec
{
    /// <summary>Its volumes must be attached first.</summary>
    [Field("attachRequired", 1, OmitEmpty = true)]
    public bool? AttachRequired { get; set; }

    /// <summary>It wants to know the pod when mounting.</summary>
    [Field("podInfoOnMount", 2, OmitEmpty = true)]
    public bool? PodInfoOnMount { get; set; }

    /// <summary>Persistent, Ephemeral or both.</summary>
    [Field("volumeLifecycleModes", 3, OmitEmpty = true, Enum = typeof(VolumeLifecycleMode)), ListSet]
    public List<string>? VolumeLifecycleModes { get; set; }

    /// <summary>It says how much room it has where.</summary>
    [Field("storageCapacity", 4, OmitEmpty = true)]
    public bool? StorageCapacity { get; set; }

    /// <summary>Whether files change owner with fsGroup.</summary>
    [Field("fsGroupPolicy", 5, OmitEmpty = true, Enum = typeof(FSGroupPolicy))]
    public string? FsGroupPolicy { get; set; }

    /// <summary>Tokens that it wants when mounting.</summary>
    [Field("tokenRequests", 6, OmitEmpty = true)]
    public List<TokenRequest>? TokenRequests { get; set; }

    /// <summary>It wants to be called again and again while mounted.</summary>
    [Field("requiresRepublish", 7, OmitEmpty = true)]
    public bool? RequiresRepublish { get; set; }

    /// <summary>It can mount with an SELinux context.</summary>
    [Field("seLinuxMount", 8, OmitEmpty = true)]
    public bool? SeLinuxMount { get; set; }

    /// <summary>Seconds between updates of how many volumes a node can have.</summary>
    [Field("nodeAllocatableUpdatePeriodSeconds", 9, OmitEmpty = true)]
    public long? NodeAllocatableUpdatePeriodSeconds { get; set; }

    /// <summary>It takes tokens among the secrets instead of the attributes.</summary>
    [Field("serviceAccountTokenInSecrets", 10, OmitEmpty = true)]
    public bool? ServiceAccountTokenInSecrets { get; set; }
}
