// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A piece of storage of the cluster, waiting for a claim or bound to one.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class PersistentVolume : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true)]
    public PersistentVolumeSpec Spec { get; set; } = new();

    /// <summary>The state as last observed.</summary>
    [Field("status", 3, OmitEmpty = true)]
    public PersistentVolumeStatus Status { get; set; } = new();
}
