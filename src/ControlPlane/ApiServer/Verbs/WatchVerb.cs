using System.Buffers.Binary;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>
/// GET with watch=true: the changes after a revision, one frame each, until the client leaves or its time is up. Each
/// watcher has a loop of its own that reads the shared cache, so a slow one holds nothing but its place; once the cache
/// has forgotten that place it gets 410 and starts anew.
/// </summary>
public sealed class WatchVerb(ClusterState state, TimeProvider clock)
{
    private static readonly TimeSpan BookmarkEvery = TimeSpan.FromSeconds(50);

    /// <summary>Answers a watch.</summary>
    public async Task HandleAsync(ApiRequest request)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        var query = WatchQuery.From(request);
        var filter = ObjectFilter.From(request);
        var watcher = new Watcher(request, negotiated, filter, state.Of(request.Resource));
        var cache = state.Of(request.Resource);
        if (query.Revision is { } asked && asked > state.Revision && asked > await state.Store.CurrentRevisionAsync(request.Stop))
        {
            if (query.InitialEvents) throw ListVerb.TooLarge(asked, state.Revision);
        }
        await state.AtLeastAsync(Math.Min(query.Revision ?? 0, await state.Store.CurrentRevisionAsync(request.Stop)), request.Stop);
        if (!query.NeedsState && cache.ChangesAfter(query.Revision ?? 0).Changes is null)
        {
            await watcher.StartAsync();
            await watcher.ErrorAsync(ApiException.Expired(string.Create(CultureInfo.InvariantCulture, $"too old resource version: {query.Revision} ({cache.Now.Generation})")));
            return;
        }
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(request.Stop);
        using var timer = clock.CreateTimer(static o => ((CancellationTokenSource)o!).Cancel(), ended, query.Timeout, Timeout.InfiniteTimeSpan);
        try
        {
            await watcher.StartAsync();
            var revision = query.NeedsState ? await SendStateAsync(request, watcher, query) : query.Revision!.Value;
            await FollowAsync(watcher, cache, revision, query.Bookmarks, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client left or its time is up: a watch ends without a word.
        }
    }

    private async Task<long> SendStateAsync(ApiRequest request, Watcher watcher, WatchQuery query)
    {
        if (query.Revision is null) await state.AtLeastAsync(await state.Store.CurrentRevisionAsync(request.Stop), request.Stop);
        var revision = state.Revision;
        var now = watcher.Cache.Now;
        foreach (var item in now.Objects.In(watcher.Prefix))
        {
            var shown = StoredViews.Show(request.Resource, item);
            if (watcher.Filter.Matches(shown)) await watcher.SendAsync("ADDED", shown);
        }
        revision = Math.Max(revision, now.Generation);
        if (query.InitialEvents && query.Bookmarks) await watcher.BookmarkAsync(revision, initialEventsEnd: true);
        await watcher.FlushAsync();
        return revision;
    }

    private async Task FollowAsync(Watcher watcher, ResourceCache cache, long revision, bool bookmarks, CancellationToken stop)
    {
        while (true)
        {
            var upTo = state.Revision;
            var (changes, moved) = cache.ChangesAfter(revision);
            if (changes is null)
            {
                await watcher.ErrorAsync(ApiException.Expired(string.Create(CultureInfo.InvariantCulture, $"too old resource version: {revision} ({cache.Now.Generation})")));
                return;
            }
            foreach (var change in changes)
            {
                await watcher.SendAsync(change);
                revision = change.Revision;
            }
            if (changes.Count > 0) await watcher.FlushAsync();
            revision = Math.Max(revision, upTo);
            if (await MovedAsync(moved, bookmarks, stop)) continue;
            await watcher.BookmarkAsync(revision, initialEventsEnd: false);
            await watcher.FlushAsync();
        }
    }

    /// <summary>False when it is time for a bookmark.</summary>
    private async Task<bool> MovedAsync(Task moved, bool bookmarks, CancellationToken stop)
    {
        if (!bookmarks)
        {
            await moved.WaitAsync(stop);
            return true;
        }
        try
        {
            await moved.WaitAsync(BookmarkEvery, clock, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>One client's side of a watch: filters, shapes, encodes.</summary>
    private sealed class Watcher(ApiRequest request, Negotiated negotiated, ObjectFilter filter, ResourceCache cache)
    {
        private bool _columnsSent;

        public ResourceCache Cache => cache;

        public ObjectFilter Filter => filter;

        public string Prefix { get; } = StorageKeys.Prefix(request.Resource, request.Path.Namespace);

        private HttpResponse Response => request.Http.Response;

        public async Task StartAsync()
        {
            Response.StatusCode = 200;
            Response.ContentType = negotiated.Format switch
            {
                WireFormat.Protobuf => "application/vnd.kubernetes.protobuf;stream=watch",
                WireFormat.Yaml => throw ApiException.NotAcceptable(["application/json", "application/vnd.kubernetes.protobuf"]),
                _ => "application/json",
            };
            Response.Headers.CacheControl = "no-cache, private";
            ResponseWriter.Warnings(request.Http, request.Warnings);
            await Response.StartAsync(request.Stop);
            await Response.Body.FlushAsync(request.Stop);
        }

        /// <summary>A change as this watcher sees it: an object that comes into its selection is added, one that leaves it is deleted.</summary>
        public async ValueTask SendAsync(ObjectChange change)
        {
            if (!change.Subject.Key.StartsWith(Prefix, StringComparison.Ordinal)) return;
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
            if (type.Length == 0) return;
            if (negotiated is { Format: WireFormat.Json, Shape: ResponseShape.Object }) await WriteAsync(change.JsonFrame(type));
            else await SendAsync(type, type == "DELETED" ? new StoredObject(request.Resource, change.Subject.Key, change.Previous!.Json, change.Revision) : change.Current!);
        }

        public async ValueTask SendAsync(string type, StoredObject value)
        {
            if (negotiated is { Format: WireFormat.Json, Shape: ResponseShape.Object })
            {
                await WriteAsync(WatchFrames.Json(type, value));
                return;
            }
            var shaped = negotiated.Shape == ResponseShape.Table
                ? ShapedObjects.Table(request, [value], new ListMeta { ResourceVersion = ShapedObjects.Revision(value) }, !_columnsSent, negotiated)
                : ShapedObjects.Shape(request, value, negotiated);
            _columnsSent = true;
            await WriteAsync(type, shaped);
        }

        public ValueTask BookmarkAsync(long revision, bool initialEventsEnd)
        {
            var meta = new ObjectMeta { ResourceVersion = revision.ToString(CultureInfo.InvariantCulture) };
            if (initialEventsEnd) meta.Annotations = new Dictionary<string, string> { ["k8s.io/initial-events-end"] = "true" };
            if (negotiated.Shape == ResponseShape.Table)
            {
                return WriteAsync("BOOKMARK", new Table { Kind = "Table", ApiVersion = "meta.k8s.io/" + negotiated.ShapeVersion, Metadata = new ListMeta { ResourceVersion = meta.ResourceVersion }, ColumnDefinitions = [], Rows = [] });
            }
            var empty = new StoredObject(request.Resource, Prefix, "{\"metadata\":{}}"u8.ToArray(), revision).Decode();
            empty.Metadata = meta;
            return WriteAsync("BOOKMARK", empty);
        }

        public async ValueTask ErrorAsync(ApiException error)
        {
            await WriteAsync("ERROR", error.Status);
            await FlushAsync();
        }

        public async ValueTask FlushAsync() => await Response.BodyWriter.FlushAsync(request.Stop);

        private ValueTask WriteAsync(string type, ITypedObject value) =>
            WriteAsync(negotiated.Format == WireFormat.Protobuf ? ProtoFrame(type, value) : WatchFrames.Json(type, value));

        private async ValueTask WriteAsync(ReadOnlyMemory<byte> frame) => await Response.BodyWriter.WriteAsync(frame, request.Stop);

        /// <summary>Four bytes of length, then a WatchEvent {1 type, 2 RawExtension {1 raw}}.</summary>
        private static byte[] ProtoFrame(string type, ITypedObject value)
        {
            using var output = new ProtoOutput();
            var mark = output.Mark;
            output.Bytes(1, ProtoEnvelope.Encode(value));
            output.Message(2, mark);
            output.String(1, type);
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, output.Written.Length);
            output.Prefix(length);
            return output.Written.ToArray();
        }
    }
}

/// <summary>The query of a watch.</summary>
/// <param name="Revision">Where to begin; null for "now, with everything there is".</param>
/// <param name="NeedsState">The present objects come first, as ADDED.</param>
/// <param name="InitialEvents">They were asked for with sendInitialEvents, and end with a bookmark.</param>
/// <param name="Bookmarks">Progress marks are wanted.</param>
/// <param name="Timeout">When the watch ends by itself.</param>
public sealed record WatchQuery(long? Revision, bool NeedsState, bool InitialEvents, bool Bookmarks, TimeSpan Timeout)
{
    /// <summary>Reads the query, or refuses what does not go together.</summary>
    public static WatchQuery From(ApiRequest request)
    {
        var query = request.Query;
        var (version, match) = (query["resourceVersion"].ToString(), query["resourceVersionMatch"].ToString());
        bool? initial = query["sendInitialEvents"].Count > 0 ? Negotiated.IsTrue(query["sendInitialEvents"]) : null;
        if (initial is not null && match.Length == 0) throw ListQuery.Invalid("resourceVersionMatch", "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan", "FieldValueForbidden");
        if (initial is null && match.Length > 0) throw ListQuery.Invalid("resourceVersionMatch", "Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided", "FieldValueForbidden");
        if (match is not ("" or "NotOlderThan")) throw ListQuery.Invalid("resourceVersionMatch", $"Unsupported value: \"{match}\": supported values: \"NotOlderThan\"", "FieldValueNotSupported");
        var revision = version.Length == 0 ? (long?)null : ListQuery.ParseRevision(version);
        var seconds = int.TryParse(query["timeoutSeconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0
            ? asked
            : 1800 + Random.Shared.Next(1800);
        var fromNow = initial == false && revision is null or 0;
        return new WatchQuery(revision, initial == true || (initial is null && revision is null or 0), initial == true, query["allowWatchBookmarks"].Count > 0 && Negotiated.IsTrue(query["allowWatchBookmarks"]), TimeSpan.FromSeconds(seconds))
        {
            Revision = initial == false && fromNow ? long.MaxValue : revision,
        };
    }
}
