// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Events.V1;

/// <summary>Something that happened to an object, for people to read; kept for an hour.</summary>
[ApiType("events.k8s.io/v1", IsObject = true)]
public sealed partial class Event : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>When it was first seen.</summary>
    [Field("eventTime", 2, Required = true)]
    public MicroTime? EventTime { get; set; }

    /// <summary>The event's repetitions.</summary>
    [Field("series", 3, OmitEmpty = true)]
    public EventSeries? Series { get; set; }

    /// <summary>The controller that reported it.</summary>
    [Field("reportingController", 4, OmitEmpty = true)]
    public string ReportingController { get; set; } = "";

    /// <summary>The instance of that controller.</summary>
    [Field("reportingInstance", 5, OmitEmpty = true)]
    public string ReportingInstance { get; set; } = "";

    /// <summary>What was done.</summary>
    [Field("action", 6, OmitEmpty = true)]
    public string Action { get; set; } = "";

    /// <summary>One word in CamelCase: why it was done.</summary>
    [Field("reason", 7, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>The object that it is about.</summary>
    [Field("regarding", 8, OmitEmpty = true)]
    public Core.V1.ObjectReference Regarding { get; set; } = new();

    /// <summary>A second object that it is about.</summary>
    [Field("related", 9, OmitEmpty = true)]
    public Core.V1.ObjectReference? Related { get; set; }

    /// <summary>A sentence for people.</summary>
    [Field("note", 10, OmitEmpty = true)]
    public string Note { get; set; } = "";

    /// <summary>Normal or Warning.</summary>
    [Field("type", 11, OmitEmpty = true)]
    public string Type { get; set; } = "";

    /// <summary>Who reported it, in the older form.</summary>
    [Field("deprecatedSource", 12, OmitEmpty = true)]
    public Core.V1.EventSource DeprecatedSource { get; set; } = new();

    /// <summary>When it was first seen, in the older form.</summary>
    [Field("deprecatedFirstTimestamp", 13, OmitEmpty = true)]
    public Time? DeprecatedFirstTimestamp { get; set; }

    /// <summary>When it was last seen, in the older form.</summary>
    [Field("deprecatedLastTimestamp", 14, OmitEmpty = true)]
    public Time? DeprecatedLastTimestamp { get; set; }

    /// <summary>How often it was seen, in the older form.</summary>
    [Field("deprecatedCount", 15, OmitEmpty = true)]
    public int DeprecatedCount { get; set; }
}
