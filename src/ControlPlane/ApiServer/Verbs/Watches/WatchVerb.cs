using System.Globalization;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Telemetry;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.ApiServer.Verbs.Watches;

/// <summary>
/// GET with watch=true: the changes after a revision, one frame each, until the client leaves or its time is up. Each
/// watcher has a loop of its own that reads the shared cache a portion at a time, so a slow one holds little but its
/// place, and is cut off when it takes nothing for a while. A place that the cache has forgotten is found in the
/// store's history; once it is compacted there too, the client gets 410 and starts anew.
/// </summary>
public sealed class WatchVerb(ClusterState state, TimeProvider clock) : IMetricSource
{
    private readonly WatchMetrics _metrics = new();

    private static readonly TimeSpan BookmarkEvery = TimeSpan.FromSeconds(50);

    /// <summary>Answers a watch.</summary>
    public async Task HandleAsync(ApiRequest request)
    {
        var query = WatchQuery.From(request);
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        await using IWatchSink sink = WebSocketUpgrade.IsAsked(request.Http)
            ? new SocketWatchSink(request, negotiated, clock)
            : new BodyWatchSink(request, negotiated, clock);
        var watcher = new Watcher(request, negotiated, ObjectFilter.From(request), sink, _metrics.Of(request.Resource));
        var newest = await state.Store.CurrentRevisionAsync(request.Stop);
        if (query is { InitialEvents: true, Revision: { } asked } && asked > newest) throw ListVerb.TooLarge(asked, newest);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(sink.Gone);
        await using var timer = clock.CreateTimer(static o => ((CancellationTokenSource)o!).Cancel(), ended, query.Timeout, Timeout.InfiniteTimeSpan);
        try
        {
            await state.AtLeastAsync(Math.Min(query.Revision ?? newest, newest), request.Stop);
            await watcher.StartAsync();
            var revision = query.NeedsState ? await SendStateAsync(watcher, query) : query.Revision == WatchQuery.FromNow ? newest : query.Revision!.Value;
            await FollowAsync(watcher, state.Of(request.Resource), revision, query.Bookmarks, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client left or its time is up: a watch ends without a word.
        }
        catch (TimeoutException)
        {
            request.Http.Abort(); // too slow: nothing more would reach it
        }
    }

    public void Write(MetricText text) => _metrics.Write(text);

    private async Task<long> SendStateAsync(Watcher watcher, WatchQuery query)
    {
        var revision = state.Revision;
        var now = state.Of(watcher.Resource).Now;
        foreach (var item in now.Objects.In(watcher.Prefix))
        {
            var shown = StoredViews.Show(watcher.Resource, item);
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
                if (await CatchUpAsync(watcher, cache, revision, stop) is not { } reached) return;
                revision = reached;
                continue;
            }
            foreach (var change in changes)
            {
                await watcher.SendAsync(change);
                revision = change.Revision;
            }
            if (changes.Count > 0) await watcher.FlushAsync();
            if (moved.IsCompleted) continue;
            revision = Math.Max(revision, upTo);
            if (await MovedAsync(moved, bookmarks, stop)) continue;
            upTo = state.Revision;
            if (cache.ChangesAfter(revision).Changes is not []) continue; // there is news meanwhile: it comes first
            revision = Math.Max(revision, upTo);
            await watcher.BookmarkAsync(revision, initialEventsEnd: false);
            await watcher.FlushAsync();
        }
    }

    /// <summary>Sends what the cache has forgotten from the store's history; null when that is gone as well, and the client knows.</summary>
    private async Task<long?> CatchUpAsync(Watcher watcher, ResourceCache cache, long revision, CancellationToken stop)
    {
        var prefix = StorageKeys.Prefix(watcher.Resource);
        try
        {
            await foreach (var batch in state.Store.WatchAsync(new WatchRequest(prefix, StoreKeys.PrefixEnd(prefix), revision, Progress: true), stop))
            {
                foreach (var happened in batch.Events) await watcher.SendAsync(ChangeOf(StoredViews.StoredAs(watcher.Resource), happened));
                await watcher.FlushAsync();
                revision = batch.Revision;
                if (revision >= cache.Forgotten) break;
            }
            return revision;
        }
        catch (Exception e) when (e is RevisionCompactedException or WatcherTooSlowException)
        {
            await watcher.ErrorAsync(ApiException.Expired(string.Create(CultureInfo.InvariantCulture,
                $"too old resource version: {revision} ({cache.Now.Generation})")));
            return null;
        }
    }

    private static ObjectChange ChangeOf(ApiResource resource, StoreEvent happened) => new(
        happened.Revision,
        happened.Current is { } current ? StoredObject.From(resource, current) : null,
        happened.Previous is { } previous ? StoredObject.From(resource, previous) : null);

    /// <summary>False when it is time for a bookmark.</summary>
    private async Task<bool> MovedAsync(Task moved, bool bookmarks, CancellationToken stop)
    {
        if (!bookmarks)
        {
            await moved.WaitHereAsync(stop);
            return true;
        }
        // Most watches are quiet: an exception a minute for each would be the larger part of what they cost.
        await moved.WaitHereAsync(BookmarkEvery, clock, stop).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        return moved.IsCompleted;
    }
}
