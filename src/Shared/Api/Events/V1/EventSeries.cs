// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Events.V1;

[ApiType("events.k8s.io/v1")]
public sealed partial class EventSeries
{
    [Field("count", 1, Required = true)]
    public int Count { get; set; }

    [Field("lastObservedTime", 2, Required = true)]
    public MicroTime? LastObservedTime { get; set; }
}
