// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Something that happened to an object, for people to read; kept for an hour.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class Event : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, Required = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The object that it is about.</summary>
    [Field("involvedObject", 2, Required = true)]
    public ObjectReference InvolvedObject { get; set; } = new();

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 3, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 4, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>Who reported it.</summary>
    [Field("source", 5, OmitEmpty = true)]
    public EventSource Source { get; set; } = new();

    /// <summary>When it was first seen.</summary>
    [Field("firstTimestamp", 6, OmitEmpty = true)]
    public Time? FirstTimestamp { get; set; }

    /// <summary>When it was last seen.</summary>
    [Field("lastTimestamp", 7, OmitEmpty = true)]
    public Time? LastTimestamp { get; set; }

    /// <summary>How often it was seen.</summary>
    [Field("count", 8, OmitEmpty = true)]
    public int Count { get; set; }

    /// <summary>Normal or Warning.</summary>
    [Field("type", 9, OmitEmpty = true)]
    public string Type { get; set; } = "";

    /// <summary>When it was seen.</summary>
    [Field("eventTime", 10, OmitEmpty = true)]
    public MicroTime? EventTime { get; set; }

    /// <summary>The event's repetitions.</summary>
    [Field("series", 11, OmitEmpty = true)]
    public EventSeries? Series { get; set; }

    /// <summary>What was done.</summary>
    [Field("action", 12, OmitEmpty = true)]
    public string Action { get; set; } = "";

    /// <summary>A second object that it is about.</summary>
    [Field("related", 13, OmitEmpty = true)]
    public ObjectReference? Related { get; set; }

    /// <summary>The controller that reported it.</summary>
    [Field("reportingComponent", 14)]
    public string ReportingComponent { get; set; } = "";

    /// <summary>The instance of that controller.</summary>
    [Field("reportingInstance", 15)]
    public string ReportingInstance { get; set; } = "";
}
