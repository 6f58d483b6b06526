// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceSliceSpec
{
    [Field("driver", 1, Required = true)]
    public string Driver { get; set; } = "";

    [Field("pool", 2, Required = true)]
    public ResourcePool Pool { get; set; } = new();

    [Field("nodeName", 3, OmitEmpty = true)]
    public string? NodeName { get; set; }

    [Field("nodeSelector", 4, OmitEmpty = true)]
    public Core.V1.NodeSelector? NodeSelector { get; set; }

    [Field("allNodes", 5, OmitEmpty = true)]
    public bool? AllNodes { get; set; }

    [Field("devices", 6, OmitEmpty = true)]
    public List<Device>? Devices { get; set; }

    [Field("perDeviceNodeSelection", 7, OmitEmpty = true)]
    public bool? PerDeviceNodeSelection { get; set; }

    [Field("sharedCounters", 8, OmitEmpty = true)]
    public List<CounterSet>? SharedCounters { get; set; }
}
