// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class Event : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, Required = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("involvedObject", 2, Required = true)]
    public ObjectReference InvolvedObject { get; set; } = new();

    [Field("reason", 3, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 4, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("source", 5, OmitEmpty = true)]
    public EventSource Source { get; set; } = new();

    [Field("firstTimestamp", 6, OmitEmpty = true)]
    public Time? FirstTimestamp { get; set; }

    [Field("lastTimestamp", 7, OmitEmpty = true)]
    public Time? LastTimestamp { get; set; }

    [Field("count", 8, OmitEmpty = true)]
    public int Count { get; set; }

    [Field("type", 9, OmitEmpty = true)]
    public string Type { get; set; } = "";

    [Field("eventTime", 10, OmitEmpty = true)]
    public MicroTime? EventTime { get; set; }

    [Field("series", 11, OmitEmpty = true)]
    public EventSeries? Series { get; set; }

    [Field("action", 12, OmitEmpty = true)]
    public string Action { get; set; } = "";

    [Field("related", 13, OmitEmpty = true)]
    public ObjectReference? Related { get; set; }

    [Field("reportingComponent", 14)]
    public string ReportingComponent { get; set; } = "";

    [Field("reportingInstance", 15)]
    public string ReportingInstance { get; set; } = "";
}
