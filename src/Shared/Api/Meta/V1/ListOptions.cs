// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class ListOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("labelSelector", 1, OmitEmpty = true)]
    public string LabelSelector { get; set; } = "";

    [Field("fieldSelector", 2, OmitEmpty = true)]
    public string FieldSelector { get; set; } = "";

    [Field("watch", 3, OmitEmpty = true)]
    public bool Watch { get; set; }

    [Field("allowWatchBookmarks", 9, OmitEmpty = true)]
    public bool AllowWatchBookmarks { get; set; }

    [Field("resourceVersion", 4, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    [Field("resourceVersionMatch", 10, OmitEmpty = true, Enum = typeof(ResourceVersionMatch))]
    public string ResourceVersionMatch { get; set; } = "";

    [Field("timeoutSeconds", 5, OmitEmpty = true)]
    public long? TimeoutSeconds { get; set; }

    [Field("limit", 7, OmitEmpty = true)]
    public long Limit { get; set; }

    [Field("continue", 8, OmitEmpty = true)]
    public string Continue { get; set; } = "";

    [Field("sendInitialEvents", 11, OmitEmpty = true)]
    public bool? SendInitialEvents { get; set; }
}
