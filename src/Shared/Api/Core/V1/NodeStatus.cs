// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The state of a node.</summary>
[ApiType("v1")]
public sealed partial class NodeStatus
{
    /// <summary>All that it has.</summary>
    [Field("capacity", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Capacity { get; set; }

    /// <summary>What pods can have of it.</summary>
    [Field("allocatable", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Allocatable { get; set; }

    /// <summary>No longer filled in.</summary>
    [Field("phase", 3, OmitEmpty = true, Enum = typeof(NodePhase))]
    public string Phase { get; set; } = "";

    /// <summary>The aspects of the state, one entry a type.</summary>
    [Field("conditions", 4, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<NodeCondition>? Conditions { get; set; }

    /// <summary>Where it can be reached.</summary>
    [Field("addresses", 5, OmitEmpty = true), Patch("merge", Key = "type"), ListMap("type")]
    public List<NodeAddress>? Addresses { get; set; }

    /// <summary>Ports of its agents.</summary>
    [Field("daemonEndpoints", 6, OmitEmpty = true)]
    public NodeDaemonEndpoints DaemonEndpoints { get; set; } = new();

    /// <summary>What it consists of.</summary>
    [Field("nodeInfo", 7, OmitEmpty = true)]
    public NodeSystemInfo NodeInfo { get; set; } = new();

    /// <summary>Images that it has.</summary>
    [Field("images", 8, OmitEmpty = true)]
    public List<ContainerImage>? Images { get; set; }

    /// <summary>Attached volumes that are mounted.</summary>
    [Field("volumesInUse", 9, OmitEmpty = true)]
    public List<string>? VolumesInUse { get; set; }

    /// <summary>Volumes that are attached.</summary>
    [Field("volumesAttached", 10, OmitEmpty = true)]
    public List<AttachedVolume>? VolumesAttached { get; set; }

    /// <summary>No longer used.</summary>
    [Field("config", 11, OmitEmpty = true)]
    public NodeConfigStatus? Config { get; set; }

    /// <summary>Handlers of its container runtime.</summary>
    [Field("runtimeHandlers", 12, OmitEmpty = true)]
    public List<NodeRuntimeHandler>? RuntimeHandlers { get; set; }

    /// <summary>What its container runtime can do.</summary>
    [Field("features", 13, OmitEmpty = true)]
    public NodeFeatures? Features { get; set; }

    /// <summary>Features that its kubelet says it has.</summary>
    [Field("declaredFeatures", 14, OmitEmpty = true)]
    public List<string>? DeclaredFeatures { get; set; }
}
