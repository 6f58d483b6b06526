// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Events.V1;

[ApiType("events.k8s.io/v1", IsObject = true)]
public sealed partial class Event : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("eventTime", 2, Required = true)]
    public MicroTime? EventTime { get; set; }

    [Field("series", 3, OmitEmpty = true)]
    public EventSeries? Series { get; set; }

    [Field("reportingController", 4, OmitEmpty = true)]
    public string ReportingController { get; set; } = "";

    [Field("reportingInstance", 5, OmitEmpty = true)]
    public string ReportingInstance { get; set; } = "";

    [Field("action", 6, OmitEmpty = true)]
    public string Action { get; set; } = "";

    [Field("reason", 7, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("regarding", 8, OmitEmpty = true)]
    public Core.V1.ObjectReference Regarding { get; set; } = new();

    [Field("related", 9, OmitEmpty = true)]
    public Core.V1.ObjectReference? Related { get; set; }

    [Field("note", 10, OmitEmpty = true)]
    public string Note { get; set; } = "";

    [Field("type", 11, OmitEmpty = true)]
    public string Type { get; set; } = "";

    [Field("deprecatedSource", 12, OmitEmpty = true)]
    public Core.V1.EventSource DeprecatedSource { get; set; } = new();

    [Field("deprecatedFirstTimestamp", 13, OmitEmpty = true)]
    public Time? DeprecatedFirstTimestamp { get; set; }

    [Field("deprecatedLastTimestamp", 14, OmitEmpty = true)]
    public Time? DeprecatedLastTimestamp { get; set; }

    [Field("deprecatedCount", 15, OmitEmpty = true)]
    public int DeprecatedCount { get; set; }
}
