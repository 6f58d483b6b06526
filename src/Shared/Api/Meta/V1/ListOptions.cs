// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>What a list or watch asks for.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class ListOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Only objects whose labels match.</summary>
    [Field("labelSelector", 1, OmitEmpty = true)]
    public string LabelSelector { get; set; } = "";

    /// <summary>Only objects whose fields match, such as metadata.name=x.</summary>
    [Field("fieldSelector", 2, OmitEmpty = true)]
    public string FieldSelector { get; set; } = "";

    /// <summary>Streams changes instead of a list.</summary>
    [Field("watch", 3, OmitEmpty = true)]
    public bool Watch { get; set; }

    /// <summary>Lets the watch send BOOKMARK events, which carry nothing but a revision.</summary>
    [Field("allowWatchBookmarks", 9, OmitEmpty = true)]
    public bool AllowWatchBookmarks { get; set; }

    /// <summary>The revision to list at, or to watch from.</summary>
    [Field("resourceVersion", 4, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    /// <summary>How resourceVersion is meant for a list.</summary>
    [Field("resourceVersionMatch", 10, OmitEmpty = true, Enum = typeof(ResourceVersionMatch))]
    public string ResourceVersionMatch { get; set; } = "";

    /// <summary>Ends the call after this many seconds.</summary>
    [Field("timeoutSeconds", 5, OmitEmpty = true)]
    public long? TimeoutSeconds { get; set; }

    /// <summary>At most this many objects in one answer.</summary>
    [Field("limit", 7, OmitEmpty = true)]
    public long Limit { get; set; }

    /// <summary>The token of the page before.</summary>
    [Field("continue", 8, OmitEmpty = true)]
    public string Continue { get; set; } = "";

    /// <summary>Begins the watch with the objects that exist, then a bookmark.</summary>
    [Field("sendInitialEvents", 11, OmitEmpty = true)]
    public bool? SendInitialEvents { get; set; }
}
