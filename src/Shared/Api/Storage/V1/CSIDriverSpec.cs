// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class CSIDriverSpec
{
    [Field("attachRequired", 1, OmitEmpty = true)]
    public bool? AttachRequired { get; set; }

    [Field("podInfoOnMount", 2, OmitEmpty = true)]
    public bool? PodInfoOnMount { get; set; }

    [Field("volumeLifecycleModes", 3, OmitEmpty = true, Enum = typeof(VolumeLifecycleMode)), ListSet]
    public List<string>? VolumeLifecycleModes { get; set; }

    [Field("storageCapacity", 4, OmitEmpty = true)]
    public bool? StorageCapacity { get; set; }

    [Field("fsGroupPolicy", 5, OmitEmpty = true, Enum = typeof(FSGroupPolicy))]
    public string? FsGroupPolicy { get; set; }

    [Field("tokenRequests", 6, OmitEmpty = true)]
    public List<TokenRequest>? TokenRequests { get; set; }

    [Field("requiresRepublish", 7, OmitEmpty = true)]
    public bool? RequiresRepublish { get; set; }

    [Field("seLinuxMount", 8, OmitEmpty = true)]
    public bool? SeLinuxMount { get; set; }

    [Field("nodeAllocatableUpdatePeriodSeconds", 9, OmitEmpty = true)]
    public long? NodeAllocatableUpdatePeriodSeconds { get; set; }

    [Field("serviceAccountTokenInSecrets", 10, OmitEmpty = true)]
    public bool? ServiceAccountTokenInSecrets { get; set; }
}
