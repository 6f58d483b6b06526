// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Events.V1;

/// <summary>An event's repetitions.</summary>
[ApiType("events.k8s.io/v1")]
public sealed partial class EventSeries
{
    /// <summary>How often it was seen.</summary>
    [Field("count", 1, Required = true)]
    public int Count { get; set; }

    /// <summary>When it was last seen.</summary>
    [Field("lastObservedTime", 2, Required = true)]
    public MicroTime? LastObservedTime { get; set; }
}
