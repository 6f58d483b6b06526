// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class Device
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("attributes", 2, OmitEmpty = true)]
    public Dictionary<string, DeviceAttribute>? Attributes { get; set; }

    [Field("capacity", 3, OmitEmpty = true)]
    public Dictionary<string, DeviceCapacity>? Capacity { get; set; }

    [Field("consumesCounters", 4, OmitEmpty = true)]
    public List<DeviceCounterConsumption>? ConsumesCounters { get; set; }

    [Field("nodeName", 5, OmitEmpty = true)]
    public string? NodeName { get; set; }

    [Field("nodeSelector", 6, OmitEmpty = true)]
    public Core.V1.NodeSelector? NodeSelector { get; set; }

    [Field("allNodes", 7, OmitEmpty = true)]
    public bool? AllNodes { get; set; }

    [Field("taints", 8, OmitEmpty = true)]
    public List<DeviceTaint>? Taints { get; set; }

    [Field("bindsToNode", 9, OmitEmpty = true)]
    public bool? BindsToNode { get; set; }

    [Field("bindingConditions", 10, OmitEmpty = true)]
    public List<string>? BindingConditions { get; set; }

    [Field("bindingFailureConditions", 11, OmitEmpty = true)]
    public List<string>? BindingFailureConditions { get; set; }

    [Field("allowMultipleAllocations", 12, OmitEmpty = true)]
    public bool? AllowMultipleAllocations { get; set; }
}
