// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1", IsObject = true)]
public sealed partial class StorageClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("provisioner", 2, Required = true)]
    public string Provisioner { get; set; } = "";

    [Field("parameters", 3, OmitEmpty = true)]
    public Dictionary<string, string>? Parameters { get; set; }

    [Field("reclaimPolicy", 4, OmitEmpty = true, Enum = typeof(Core.V1.PersistentVolumeReclaimPolicy))]
    public string? ReclaimPolicy { get; set; }

    [Field("mountOptions", 5, OmitEmpty = true)]
    public List<string>? MountOptions { get; set; }

    [Field("allowVolumeExpansion", 6, OmitEmpty = true)]
    public bool? AllowVolumeExpansion { get; set; }

    [Field("volumeBindingMode", 7, OmitEmpty = true, Enum = typeof(VolumeBindingMode))]
    public string? VolumeBindingMode { get; set; }

    [Field("allowedTopologies", 8, OmitEmpty = true)]
    public List<Core.V1.TopologySelectorTerm>? AllowedTopologies { get; set; }
}
