using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;
using NetKube.ControlPlane.ApiServer.Verbs.Watches;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.History;

/// <summary>
/// The read-only API as of past revisions: the verbs that serve the present, over caches that were filled from the store
/// at that revision. A client asks several times for one moment, so the last few are kept.
/// </summary>
public sealed class PastRouters(IStore store, KindTable kinds, ApiVerbs present, TimeProvider clock)
{
    private const int Kept = 4;

    /// <summary>The revision that was read, for clients that asked for a time.</summary>
    public const string RevisionHeader = "Netkube-Revision";

    private readonly Moments _moments = new(store, clock);
    private readonly Lock _gate = new(); // guards _made; a leaf lock
    private readonly List<(long Revision, Lazy<Task<ApiRouter>> Router)> _made = [];

    /// <summary>Answers a request as it would have been answered then.</summary>
    public async Task HandleAsync(HttpContext http, AskedMoment moment, RequestPath path, RequestUser user)
    {
        if (path.Verb is not ("get" or "list" or "watch")) throw ApiException.Make(405, "MethodNotAllowed", "the past can be read, not changed: only GET is served under /history");
        if (moment.Text == ChangesHandler.Name)
        {
            await new ChangesHandler(store, _moments).HandleAsync(http, path);
            return;
        }

        if (path.Subresource is not ("" or "status")) throw ApiException.Make(405, "MethodNotAllowed", $"{path.Subresource} is not kept in history");
        var revision = await _moments.RevisionOfAsync(moment.Text, http.RequestAborted);
        http.Response.Headers[RevisionHeader] = revision.ToString(CultureInfo.InvariantCulture);
        var router = await At(revision).WaitAsync(http.RequestAborted);
        await router.HandleAsync(http, path, user);
    }

    /// <summary>Answers what is asked of history itself: which moments there are, and which revision one of them is.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, RequestPath path)
    {
        var moment = http.Features.Get<AskedMoment>();
        if (path is { Path: SnapshotHandler.Path, Verb: "get" })
        {
            await SnapshotHandler.HandleAsync(http, moment is null
                ? store : new PastStore(store, await _moments.RevisionOfAsync(moment.Text, http.RequestAborted)));
            return true;
        }

        if (moment is null ? path.Path is not ("/history" or "/history/") : path.Path is not "/") return false;
        var (oldest, newest) = moment is null ? await _moments.SpanAsync(http.RequestAborted) : await OneAsync(moment, http.RequestAborted);
        var (from, to) = (await _moments.TimeOfAsync(oldest, http.RequestAborted), await _moments.TimeOfAsync(newest, http.RequestAborted));
        var json = string.Create(CultureInfo.InvariantCulture,
            $"{{\"oldest\":{{\"revision\":{oldest},\"time\":\"{from}\"}},\"newest\":{{\"revision\":{newest},\"time\":\"{to}\"}}}}\n");
        await ResponseWriter.BytesAsync(http, 200, "application/json", System.Text.Encoding.UTF8.GetBytes(json));
        return true;
    }

    private async ValueTask<(long, long)> OneAsync(AskedMoment moment, CancellationToken stop)
    {
        var revision = await _moments.RevisionOfAsync(moment.Text, stop);
        return (revision, revision);
    }

    private Task<ApiRouter> At(long revision)
    {
        lock (_gate)
        {
            var at = _made.FindIndex(made => made.Revision == revision && !made.Router.Value.IsFaulted);
            var found = at >= 0 ? _made[at] : (revision, new Lazy<Task<ApiRouter>>(() => MakeAsync(revision)));
            _ = _made.RemoveAll(made => made.Revision == revision);
            _made.Add(found);
            if (_made.Count > Kept) _made.RemoveAt(0);
            return found.Item2.Value;
        }
    }

    private async Task<ApiRouter> MakeAsync(long revision)
    {
        await Task.Yield(); // away from the lock
        var state = new ClusterState(new PastStore(store, revision), ApiCatalog.BuiltIn);
        try
        {
            _ = await state.LoadAsync(CancellationToken.None);
        }
        catch (RevisionCompactedException)
        {
            throw ApiException.Expired(string.Create(CultureInfo.InvariantCulture, $"revision {revision} was forgotten just now"));
        }

        return new ApiRouter(ApiCatalog.BuiltIn, kinds, present with { Get = new GetVerb(state), List = new ListVerb(state),
            Watch = new WatchVerb(state, clock) }, []);
    }
}
