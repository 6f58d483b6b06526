using System.Globalization;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>GET of a collection.</summary>
public sealed class ListVerb(ClusterState state)
{
    /// <summary>Answers a list.</summary>
    public async Task HandleAsync(ApiRequest request)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        var filter = ObjectFilter.From(request);
        var page = await ReadAsync(request, ListQuery.From(request), filter, request.Stop);
        ResponseWriter.Warnings(request.Http, request.Warnings);
        if (negotiated.Shape == ResponseShape.Table)
        {
            await ResponseWriter.ObjectAsync(request.Http, 200, ShapedObjects.Table(request, page.Items, page.Meta, withColumns: true, negotiated), negotiated);
            return;
        }
        if (negotiated.Format == WireFormat.Protobuf)
        {
            await ResponseWriter.BytesAsync(request.Http, 200, negotiated.ContentType, ProtoLists.Encode(request, page, negotiated));
            return;
        }
        await WriteJsonAsync(request, page, negotiated);
    }

    /// <summary>The objects of a page.</summary>
    public async ValueTask<ListPage> ReadAsync(ApiRequest request, ListQuery query, ObjectFilter filter, CancellationToken stop)
    {
        var prefix = StorageKeys.Prefix(request.Resource, request.Path.Namespace);
        if (query.Continue is { } token) return await ContinueAsync(request, prefix, query, token, filter, stop);
        if (query is { Exact: true, Revision: { } exact }) return await AtRevisionAsync(request, prefix, prefix, exact, query.Limit, filter, stop);
        var revision = query.Revision is { } asked ? await WaitForAsync(asked, stop) : await state.Store.CurrentRevisionAsync(stop);
        await state.AtLeastAsync(revision, stop);
        var now = state.Of(request.Resource).Now;
        return FromCache(request.Resource, now, prefix, prefix, Math.Max(revision, now.Generation), query.Limit, filter);
    }

    /// <summary>"Not older than": a revision of the future is waited for a little, then refused.</summary>
    private async ValueTask<long> WaitForAsync(long asked, CancellationToken stop)
    {
        if (asked <= state.Revision) return state.Revision;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            await state.AtLeastAsync(asked, patience.Token);
            return state.Revision;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw TooLarge(asked, state.Revision);
        }
    }

    /// <summary>504 for a resourceVersion that does not exist yet.</summary>
    public static ApiException TooLarge(long asked, long current)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"Too large resource version: {asked}, current: {current}");
        return ApiException.Make(504, StatusReason.Timeout, "Timeout: " + message, new StatusDetails
        {
            RetryAfterSeconds = 1,
            Causes = [new StatusCause { Reason = "ResourceVersionTooLarge", Message = "Too large resource version" }],
        });
    }

    private async ValueTask<ListPage> ContinueAsync(ApiRequest request, string prefix, ListQuery query, ContinueToken token, ObjectFilter filter, CancellationToken stop)
    {
        var start = prefix + token.Start;
        if (!start.StartsWith(prefix, StringComparison.Ordinal)) throw ApiException.BadRequest("continue key is not valid");
        await state.AtLeastAsync(await state.Store.CurrentRevisionAsync(stop), stop);
        var now = state.Of(request.Resource).Now;
        if (now.Generation <= token.Revision && token.Revision > 0) return FromCache(request.Resource, now, prefix, start, token.Revision, query.Limit, filter);
        return await AtRevisionAsync(request, prefix, start, token.Revision, query.Limit, filter, stop);
    }

    private static ListPage FromCache(ApiResource resource, ResourceCache.State now, string prefix, string start, long revision, int limit, ObjectFilter filter)
    {
        var (first, end) = (now.Objects.LowerBound(start), now.Objects.LowerBound(StoreKeys.PrefixEnd(prefix)));
        if (limit == 0 && filter.IsEverything && first == 0 && end == now.Objects.Count) return new ListPage(now.Objects.In(prefix).Select(o => StoredViews.Show(resource, o)), Meta(revision));
        var items = new List<StoredObject>(limit > 0 ? Math.Min(limit, Math.Max(end - first, 0)) : 16);
        for (var i = first; i < end; i++)
        {
            var item = StoredViews.Show(resource, now.Objects[i]);
            if (!filter.Matches(item)) continue;
            if (limit > 0 && items.Count == limit) return new ListPage(items, Meta(revision, new ContinueToken(revision, item.Key[prefix.Length..]), filter.IsEverything ? end - i : null));
            items.Add(item);
        }
        return new ListPage(items, Meta(revision));
    }

    private async ValueTask<ListPage> AtRevisionAsync(ApiRequest request, string prefix, string start, long revision, int limit, ObjectFilter filter, CancellationToken stop)
    {
        RangeResult range;
        try
        {
            range = await state.Store.RangeAsync(new RangeRequest(start, StoreKeys.PrefixEnd(prefix), revision), stop);
        }
        catch (RevisionCompactedException)
        {
            throw ApiException.Expired("The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.");
        }
        catch (RevisionInFutureException e)
        {
            throw TooLarge(revision, e.CurrentRevision);
        }
        var items = new List<StoredObject>();
        for (var i = 0; i < range.Entries.Count; i++)
        {
            var item = StoredViews.Show(request.Resource, StoredObject.From(StoredViews.StoredAs(request.Resource), range.Entries[i]));
            if (!filter.Matches(item)) continue;
            if (limit > 0 && items.Count == limit) return new ListPage(items, Meta(revision, new ContinueToken(revision, item.Key[prefix.Length..]), filter.IsEverything ? range.Entries.Count - i : null));
            items.Add(item);
        }
        return new ListPage(items, Meta(revision));
    }

    private static ListMeta Meta(long revision, ContinueToken? next = null, long? remaining = null) => new()
    {
        ResourceVersion = revision.ToString(CultureInfo.InvariantCulture),
        Continue = next?.Encode() ?? "",
        RemainingItemCount = remaining,
    };

    /// <summary>Streams the items: the list is never whole in memory.</summary>
    private static async Task WriteJsonAsync(ApiRequest request, ListPage page, Negotiated negotiated)
    {
        var bare = negotiated.Shape is ResponseShape.PartialObjectMetadata or ResponseShape.PartialObjectMetadataList;
        if (bare && negotiated.Shape == ResponseShape.PartialObjectMetadata) throw ApiException.NotAcceptable(["application/json"]);
        await using var stream = new ListStream(request.Http, negotiated);
        var output = stream.Output;
        output.BeginObject();
        if (bare) StoredObject.WriteType(output, "PartialObjectMetadataList", "meta.k8s.io/" + negotiated.ShapeVersion);
        else StoredObject.WriteType(output, request.Resource.Kind + "List", request.Resource.GroupVersion);
        output.Name(",\"metadata\":"u8);
        page.Meta.WriteJson(output);
        output.Raw(",\"items\":["u8);
        var first = true;
        foreach (var item in page.Items)
        {
            if (!first) output.Raw(","u8);
            first = false;
            if (bare) ShapedObjects.Metadata(request.Kind, item, negotiated.ShapeVersion).WriteJson(output);
            else item.WriteServed(output, withType: false);
            await stream.FlushIfFullAsync();
        }
        output.Raw("]}"u8);
        await stream.CompleteAsync();
    }
}

/// <summary>What a list answers.</summary>
public sealed record ListPage(IEnumerable<StoredObject> Items, ListMeta Meta);
