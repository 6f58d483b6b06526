// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A folder that begins empty and goes with the pod.</summary>
[ApiType("v1")]
public sealed partial class EmptyDirVolumeSource
{
    /// <summary>Empty for the node's disk, Memory for a file system in memory.</summary>
    [Field("medium", 1, OmitEmpty = true, Enum = typeof(StorageMedium))]
    public string Medium { get; set; } = "";

    /// <summary>How much it may hold.</summary>
    [Field("sizeLimit", 2, OmitEmpty = true)]
    public Quantity? SizeLimit { get; set; }
}
