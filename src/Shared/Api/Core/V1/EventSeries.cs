// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An event's repetitions.</summary>
[ApiType("v1")]
public sealed partial class EventSeries
{
    /// <summary>How often it was seen.</summary>
    [Field("count", 1, OmitEmpty = true)]
    public int Count { get; set; }

    /// <summary>When it was last seen.</summary>
    [Field("lastObservedTime", 2, OmitEmpty = true)]
    public MicroTime? LastObservedTime { get; set; }
}
