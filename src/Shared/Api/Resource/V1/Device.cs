// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>A device.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class Device
{
    /// <summary>Its name, unique in the pool.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>What it is like.</summary>
    [Field("attributes", 2, OmitEmpty = true)]
    public Dictionary<string, DeviceAttribute>? Attributes { get; set; }

    /// <summary>How much it has of what.</summary>
    [Field("capacity", 3, OmitEmpty = true)]
    public Dictionary<string, DeviceCapacity>? Capacity { get; set; }

    /// <summary>What it draws from shared counters.</summary>
    [Field("consumesCounters", 4, OmitEmpty = true)]
    public List<DeviceCounterConsumption>? ConsumesCounters { get; set; }

    /// <summary>The node that has it.</summary>
    [Field("nodeName", 5, OmitEmpty = true)]
    public string? NodeName { get; set; }

    /// <summary>The nodes that can reach it.</summary>
    [Field("nodeSelector", 6, OmitEmpty = true)]
    public Core.V1.NodeSelector? NodeSelector { get; set; }

    /// <summary>Every node can reach it.</summary>
    [Field("allNodes", 7, OmitEmpty = true)]
    public bool? AllNodes { get; set; }

    /// <summary>Keep claims off that do not tolerate them.</summary>
    [Field("taints", 8, OmitEmpty = true)]
    public List<DeviceTaint>? Taints { get; set; }

    /// <summary>Choosing it ties the claim to the node.</summary>
    [Field("bindsToNode", 9, OmitEmpty = true)]
    public bool? BindsToNode { get; set; }

    /// <summary>Conditions that must be true before the pod is bound.</summary>
    [Field("bindingConditions", 10, OmitEmpty = true)]
    public List<string>? BindingConditions { get; set; }

    /// <summary>Conditions that mean that binding failed.</summary>
    [Field("bindingFailureConditions", 11, OmitEmpty = true)]
    public List<string>? BindingFailureConditions { get; set; }

    /// <summary>Several claims can share it.</summary>
    [Field("allowMultipleAllocations", 12, OmitEmpty = true)]
    public bool? AllowMultipleAllocations { get; set; }
}
