// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class CSINodeDriver
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("nodeID", 2, Required = true)]
    public string NodeID { get; set; } = "";

    [Field("topologyKeys", 3)]
    public List<string>? TopologyKeys { get; set; }

    [Field("allocatable", 4, OmitEmpty = true)]
    public VolumeNodeResources? Allocatable { get; set; }
}
