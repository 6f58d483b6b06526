// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Counters by name.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class CounterSet
{
    /// <summary>Name of the set.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The counters.</summary>
    [Field("counters", 2, OmitEmpty = true, Required = true)]
    public Dictionary<string, Counter>? Counters { get; set; }
}
