using System.Globalization;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Verbs.Lists;

/// <summary>GET of a collection.</summary>
public sealed class ListVerb(ClusterState state)
{
    private const string ContinueExpired =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. " +
        "Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Answers a list.</summary>
    public async Task HandleAsync(ApiRequest request)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        var page = await ReadAsync(request, ListQuery.From(request), ObjectFilter.From(request), request.Stop);
        ResponseWriter.Warnings(request.Http, request.Warnings);
        await new ListWriter(request, negotiated).WriteAsync(page);
    }

    /// <summary>The objects of a page.</summary>
    public async ValueTask<ListPage> ReadAsync(ApiRequest request, ListQuery query, ObjectFilter filter, CancellationToken stop)
    {
        var prefix = StorageKeys.Prefix(request.Resource, request.Path.Namespace);
        var window = new ListWindow(request.Resource, prefix, prefix, query.Limit, filter);
        if (query.Continue is { } token) return await ContinueAsync(request.Resource, window with { Start = prefix + token.Start }, token, stop);
        if (query is { Exact: true, Revision: { } exact }) return await AtRevisionAsync(request.Resource, window, exact, isContinued: false, stop);
        var revision = query.Revision is { } asked ? await WaitForAsync(asked, stop) : await state.Store.CurrentRevisionAsync(stop);
        await state.AtLeastAsync(revision, stop);
        return FromCache(request.Resource, window, revision);
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

    /// <summary>"Not older than": a revision of the future is waited for a little, then refused.</summary>
    private async ValueTask<long> WaitForAsync(long asked, CancellationToken stop)
    {
        if (asked <= state.Revision) return state.Revision;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
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

    private async ValueTask<ListPage> ContinueAsync(ApiResource resource, ListWindow window, ContinueToken token, CancellationToken stop)
    {
        var newest = await state.Store.CurrentRevisionAsync(stop);
        await state.AtLeastAsync(newest, stop);
        if (token.Revision == ContinueToken.Inconsistent) return FromCache(resource, window, newest);
        var now = state.Of(resource).Now;
        if (now.Generation <= token.Revision && token.Revision <= newest) return window.Page(now.Objects, token.Revision);
        return await AtRevisionAsync(resource, window, token.Revision, isContinued: true, stop);
    }

    private ListPage FromCache(ApiResource resource, ListWindow window, long revision)
    {
        var (objects, generation) = window.Filter.Narrow(state.Of(resource), window.Prefix);
        return window.Page(objects, Math.Max(revision, generation));
    }

    private async ValueTask<ListPage> AtRevisionAsync(ApiResource resource, ListWindow window, long revision, bool isContinued, CancellationToken stop)
    {
        try
        {
            var range = await state.Store.RangeAsync(new RangeRequest(window.Start, StoreKeys.PrefixEnd(window.Prefix), revision), stop);
            return window.Page(range.Entries.Count, i => StoredObject.From(StoredViews.StoredAs(resource), range.Entries[i]), revision);
        }
        catch (RevisionCompactedException)
        {
            throw isContinued ? Expired(window) : ApiException.Expired("The resourceVersion for the provided list is too old.");
        }
        catch (RevisionInFutureException e)
        {
            throw TooLarge(revision, e.CurrentRevision);
        }
    }

    /// <summary>The state that the first page showed is gone. A client that can live with it goes on from its place in what is there now.</summary>
    private static ApiException Expired(ListWindow window)
    {
        var expired = ApiException.Expired(ContinueExpired);
        expired.Status.Metadata = new ListMeta { Continue = new ContinueToken(ContinueToken.Inconsistent, window.Start[window.Prefix.Length..]).Encode() };
        return expired;
    }
}
