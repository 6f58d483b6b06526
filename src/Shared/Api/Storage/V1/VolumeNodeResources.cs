// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>How many volumes a node can have.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeNodeResources
{
    /// <summary>The number.</summary>
    [Field("count", 1, OmitEmpty = true)]
    public int? Count { get; set; }
}
