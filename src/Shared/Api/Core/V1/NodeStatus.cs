// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeStatus
{
    [Field("capacity", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Capacity { get; set; }

    [Field("allocatable", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Allocatable { get; set; }

    [Field("phase", 3, OmitEmpty = true, Enum = typeof(NodePhase))]
    public string Phase { get; set; } = "";

    [Field("conditions", 4, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<NodeCondition>? Conditions { get; set; }

    [Field("addresses", 5, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<NodeAddress>? Addresses { get; set; }

    [Field("daemonEndpoints", 6, OmitEmpty = true)]
    public NodeDaemonEndpoints DaemonEndpoints { get; set; } = new();

    [Field("nodeInfo", 7, OmitEmpty = true)]
    public NodeSystemInfo NodeInfo { get; set; } = new();

    [Field("images", 8, OmitEmpty = true)]
    public List<ContainerImage>? Images { get; set; }

    [Field("volumesInUse", 9, OmitEmpty = true)]
    public List<string>? VolumesInUse { get; set; }

    [Field("volumesAttached", 10, OmitEmpty = true)]
    public List<AttachedVolume>? VolumesAttached { get; set; }

    [Field("config", 11, OmitEmpty = true)]
    public NodeConfigStatus? Config { get; set; }

    [Field("runtimeHandlers", 12, OmitEmpty = true)]
    public List<NodeRuntimeHandler>? RuntimeHandlers { get; set; }

    [Field("features", 13, OmitEmpty = true)]
    public NodeFeatures? Features { get; set; }

    [Field("declaredFeatures", 14, OmitEmpty = true)]
    public List<string>? DeclaredFeatures { get; set; }
}
