// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What a device draws from shared counters.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceCounterConsumption
{
    /// <summary>The set of counters.</summary>
    [Field("counterSet", 1, Required = true)]
    public string CounterSet { get; set; } = "";

    /// <summary>How much of each.</summary>
    [Field("counters", 2, OmitEmpty = true, Required = true)]
    public Dictionary<string, Counter>? Counters { get; set; }
}
