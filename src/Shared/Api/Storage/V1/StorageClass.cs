// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>A kind of storage that claims can ask for.</summary>
[ApiType("storage.k8s.io/v1", IsObject = true)]
public sealed partial class StorageClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>Who makes the volumes.</summary>
    [Field("provisioner", 2, Required = true)]
    public string Provisioner { get; set; } = "";

    /// <summary>What the provisioner wants to know.</summary>
    [Field("parameters", 3, OmitEmpty = true)]
    public Dictionary<string, string>? Parameters { get; set; }

    /// <summary>What becomes of a volume when its claim goes.</summary>
    [Field("reclaimPolicy", 4, OmitEmpty = true, Enum = typeof(Core.V1.PersistentVolumeReclaimPolicy))]
    public string? ReclaimPolicy { get; set; }

    /// <summary>Options of the mount.</summary>
    [Field("mountOptions", 5, OmitEmpty = true)]
    public List<string>? MountOptions { get; set; }

    /// <summary>Whether volumes may grow.</summary>
    [Field("allowVolumeExpansion", 6, OmitEmpty = true)]
    public bool? AllowVolumeExpansion { get; set; }

    /// <summary>Immediate, or WaitForFirstConsumer to wait for a pod.</summary>
    [Field("volumeBindingMode", 7, OmitEmpty = true, Enum = typeof(VolumeBindingMode))]
    public string? VolumeBindingMode { get; set; }

    /// <summary>Where volumes may be made.</summary>
    [Field("allowedTopologies", 8, OmitEmpty = true)]
    public List<Core.V1.TopologySelectorTerm>? AllowedTopologies { get; set; }
}
