// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>A driver on a node.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class CSINodeDriver
{
    /// <summary>The driver's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The driver's name for the node.</summary>
    [Field("nodeID", 2, Required = true)]
    public string NodeID { get; set; } = "";

    /// <summary>Labels that say where the node is.</summary>
    [Field("topologyKeys", 3)]
    public List<string>? TopologyKeys { get; set; }

    /// <summary>How many volumes it can have.</summary>
    [Field("allocatable", 4, OmitEmpty = true)]
    public VolumeNodeResources? Allocatable { get; set; }
}
