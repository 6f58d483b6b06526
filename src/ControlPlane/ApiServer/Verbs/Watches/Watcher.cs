using System.Globalization;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Verbs.Watches;

/// <summary>One client's side of a watch: filters, shapes, encodes, and sends what has gathered.</summary>
internal sealed class Watcher(ApiRequest request, Negotiated negotiated, ObjectFilter filter, IWatchSink sink, (Counter Events, Counter Bytes) figures)
{
    private bool _columnsSent;

    public ApiResource Resource => request.Resource;

    public ObjectFilter Filter => filter;

    public string Prefix { get; } = StorageKeys.Prefix(request.Resource, request.Path.Namespace);

    private bool IsProtobuf => negotiated.Format == WireFormat.Protobuf;

    /// <summary>Begins the answer.</summary>
    public Task StartAsync() => sink.StartAsync();

    /// <summary>A change as this watcher sees it: an object that comes into its selection is added, one that leaves it is deleted.</summary>
    public ValueTask SendAsync(ObjectChange change)
    {
        if (!change.Subject.Key.StartsWith(Prefix, StringComparison.Ordinal)) return ValueTask.CompletedTask;
        change = StoredViews.Show(request.Resource, change);
        var was = change.Previous is not null && (filter.IsEverything || filter.Matches(change.Previous));
        var fits = change.Current is not null && (filter.IsEverything || filter.Matches(change.Current));
        var type = (was, fits) switch
        {
            (false, true) => "ADDED",
            (true, true) => "MODIFIED",
            (true, false) => "DELETED",
            _ => "",
        };
        if (type.Length == 0) return ValueTask.CompletedTask;
        if (negotiated.Shape == ResponseShape.Object) return WriteAsync(change.Frame(type, IsProtobuf));
        return SendAsync(type, type == "DELETED" ? change.Left : change.Current!);
    }

    public ValueTask SendAsync(string type, StoredObject value)
    {
        if (negotiated is { Format: WireFormat.Json, Shape: ResponseShape.Object }) return WriteAsync(WatchFrames.Json(type, value));
        if (negotiated is { Format: WireFormat.Json, Shape: ResponseShape.PartialObjectMetadata })
        {
            return WriteAsync(WatchFrames.Metadata(type, request.Kind, value, negotiated.ShapeVersion));
        }
        var shaped = negotiated.Shape == ResponseShape.Table
            ? ShapedObjects.Table(request, [value], new ListMeta { ResourceVersion = ShapedObjects.Revision(value) }, !_columnsSent, negotiated)
            : ShapedObjects.Shape(request, value, negotiated);
        _columnsSent = true;
        return WriteAsync(type, shaped);
    }

    public ValueTask BookmarkAsync(long revision, bool initialEventsEnd)
    {
        var meta = new ObjectMeta { ResourceVersion = revision.ToString(CultureInfo.InvariantCulture) };
        if (initialEventsEnd) meta.Annotations = new Dictionary<string, string> { ["k8s.io/initial-events-end"] = "true" };
        return WriteAsync("BOOKMARK", negotiated.Shape switch
        {
            ResponseShape.Table => TableMark(meta),
            ResponseShape.PartialObjectMetadata =>
                new PartialObjectMetadata { Kind = "PartialObjectMetadata", ApiVersion = "meta.k8s.io/" + negotiated.ShapeVersion, Metadata = meta },
            _ => Mark(meta),
        });
    }

    public async ValueTask ErrorAsync(ApiException error)
    {
        await WriteAsync("ERROR", error.Status);
        await FlushAsync();
    }

    /// <summary>Sends what has gathered.</summary>
    /// <exception cref="TimeoutException">The client takes nothing.</exception>
    public ValueTask FlushAsync() => sink.FlushAsync();

    private IKubeObject Mark(ObjectMeta meta)
    {
        var empty = new StoredObject(request.Resource, Prefix, "{\"metadata\":{}}"u8.ToArray(), 1).Decode();
        empty.Metadata = meta;
        return empty;
    }

    /// <summary>In a Table the mark is a row, whose object carries the annotation.</summary>
    private Table TableMark(ObjectMeta meta) => new()
    {
        Kind = "Table",
        ApiVersion = "meta.k8s.io/" + negotiated.ShapeVersion,
        Metadata = new ListMeta { ResourceVersion = meta.ResourceVersion },
        ColumnDefinitions = null,
        Rows = [new TableRow
        {
            Cells = [.. request.Resource.Columns.Select(_ => new RawJson("null"u8.ToArray()))],
            Object = new RawJson(JsonOutput.Encode(new PartialObjectMetadata { Kind = "PartialObjectMetadata",
                ApiVersion = "meta.k8s.io/" + negotiated.ShapeVersion, Metadata = meta })),
        }],
    };

    private ValueTask WriteAsync(string type, ITypedObject value) =>
        WriteAsync(IsProtobuf ? WatchFrames.Protobuf(type, ProtoEnvelope.Encode(value)) : WatchFrames.Json(type, value));

    private ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        figures.Events.Increment();
        figures.Bytes.Add(frame.Length);
        return sink.WriteAsync(frame);
    }
}
