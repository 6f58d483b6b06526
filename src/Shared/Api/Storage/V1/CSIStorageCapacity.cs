// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>How much room a driver has somewhere.</summary>
[ApiType("storage.k8s.io/v1", IsObject = true)]
public sealed partial class CSIStorageCapacity : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The nodes that it is for.</summary>
    [Field("nodeTopology", 2, OmitEmpty = true)]
    public Meta.V1.LabelSelector? NodeTopology { get; set; }

    /// <summary>The storage class that it is for.</summary>
    [Field("storageClassName", 3, Required = true)]
    public string StorageClassName { get; set; } = "";

    /// <summary>Room in all.</summary>
    [Field("capacity", 4, OmitEmpty = true)]
    public Quantity? Capacity { get; set; }

    /// <summary>Largest volume.</summary>
    [Field("maximumVolumeSize", 5, OmitEmpty = true)]
    public Quantity? MaximumVolumeSize { get; set; }
}
