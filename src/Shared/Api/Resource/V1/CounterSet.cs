// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class CounterSet
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("counters", 2, OmitEmpty = true, Required = true)]
    public Dictionary<string, Counter>? Counters { get; set; }
}
