// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceCounterConsumption
{
    [Field("counterSet", 1, Required = true)]
    public string CounterSet { get; set; } = "";

    [Field("counters", 2, OmitEmpty = true, Required = true)]
    public Dictionary<string, Counter>? Counters { get; set; }
}
