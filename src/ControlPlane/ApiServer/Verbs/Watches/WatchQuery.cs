using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;

namespace NetKube.ControlPlane.ApiServer.Verbs.Watches;

/// <summary>The query of a watch.</summary>
/// <param name="Revision">Where to begin; null for "now, with everything there is".</param>
/// <param name="NeedsState">The present objects come first, as ADDED.</param>
/// <param name="InitialEvents">They were asked for with sendInitialEvents, and end with a bookmark.</param>
/// <param name="Bookmarks">Progress marks are wanted.</param>
/// <param name="Timeout">When the watch ends by itself.</param>
public sealed record WatchQuery(long? Revision, bool NeedsState, bool InitialEvents, bool Bookmarks, TimeSpan Timeout)
{
    /// <summary>The revision of a watch that begins now, with nothing of what there is.</summary>
    public const long FromNow = long.MaxValue;

    /// <summary>Reads the query, or refuses what does not go together.</summary>
    public static WatchQuery From(ApiRequest request)
    {
        var query = request.Query;
        var (version, match) = (query["resourceVersion"].ToString(), query["resourceVersionMatch"].ToString());
        bool? initial = query["sendInitialEvents"].Count > 0 ? Negotiated.IsTrue(query["sendInitialEvents"]) : null;
        Check(initial, match, query["continue"].ToString());
        _ = QueryNumbers.Of(query, "limit");
        var revision = version.Length == 0 ? (long?)null : ListQuery.ParseRevision(version);
        var needsState = initial ?? revision is null or 0;
        if (initial == false && revision is null or 0) revision = FromNow;
        var bookmarks = query["allowWatchBookmarks"].Count > 0 && Negotiated.IsTrue(query["allowWatchBookmarks"]);
        return new WatchQuery(revision, needsState, initial == true, bookmarks, TimeoutOf(QueryNumbers.Of(query, "timeoutSeconds")));
    }

    private static void Check(bool? initial, string match, string token)
    {
        var errors = new ListOptionErrors();
        if (initial is not null
            && match != "NotOlderThan") errors.Forbid("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        if (match.Length > 0)
        {
            if (initial is null) errors.Forbid("resourceVersionMatch", "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
            if (match != "NotOlderThan") errors.Unsupported("resourceVersionMatch", match, "\"NotOlderThan\"");
            if (token.Length > 0) errors.Forbid("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
        }
        errors.ThrowIfAny();
    }

    /// <summary>Between half an hour and an hour when none is asked for, so that clients do not come back all at once.</summary>
    private static TimeSpan TimeoutOf(long? asked) =>
        TimeSpan.FromSeconds(asked is > 0 ? Math.Min(asked.Value, int.MaxValue) : 1800 + Random.Shared.Next(1800));
}
