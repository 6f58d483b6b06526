// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1", IsObject = true)]
public sealed partial class CSIStorageCapacity : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("nodeTopology", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NodeTopology { get; set; }

    [Field("storageClassName", 3, Required = true)]
    public string StorageClassName { get; set; } = "";

    [Field("capacity", 4, OmitEmpty = true)]
    public Quantity? Capacity { get; set; }

    [Field("maximumVolumeSize", 5, OmitEmpty = true)]
    public Quantity? MaximumVolumeSize { get; set; }
}
