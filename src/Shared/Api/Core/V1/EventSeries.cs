// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EventSeries
{
    [Field("count", 1, OmitEmpty = true)]
    public int Count { get; set; }

    [Field("lastObservedTime", 2, OmitEmpty = true)]
    public MicroTime? LastObservedTime { get; set; }
}
