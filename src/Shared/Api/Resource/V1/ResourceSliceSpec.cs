// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>The devices and where they are.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceSliceSpec
{
    /// <summary>Name of the driver.</summary>
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    /// <summary>The pool that the slice is part of.</summary>
    [Field("pool", 2, Required = true)]
    public ResourcePool Pool { get; set; } = new();

    /// <summary>The node that has them.</summary>
    [Field("nodeName", 3, OmitEmpty = true)]
    public string? NodeName { get; set; }

    /// <summary>The nodes that can reach them.</summary>
    [Field("nodeSelector", 4, OmitEmpty = true)]
    public Core.V1.NodeSelector? NodeSelector { get; set; }

    /// <summary>Every node can reach them.</summary>
    [Field("allNodes", 5, OmitEmpty = true)]
    public bool? AllNodes { get; set; }

    /// <summary>The devices.</summary>
    [Field("devices", 6, OmitEmpty = true)]
    public List<Device>? Devices { get; set; }

    /// <summary>Each device says itself which nodes can reach it.</summary>
    [Field("perDeviceNodeSelection", 7, OmitEmpty = true)]
    public bool? PerDeviceNodeSelection { get; set; }

    /// <summary>Counters that the devices draw on.</summary>
    [Field("sharedCounters", 8, OmitEmpty = true)]
    public List<CounterSet>? SharedCounters { get; set; }
}
