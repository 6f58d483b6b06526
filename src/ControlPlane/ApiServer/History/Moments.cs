using System.Globalization;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Client.History;

namespace NetKube.ControlPlane.ApiServer.History;

/// <summary>Which revision a moment is.</summary>
internal sealed class Moments(IStore store, TimeProvider clock)
{
    private readonly IStoreHistory? _history = store as IStoreHistory;

    /// <summary>The revision, or a refusal that says what can be asked for.</summary>
    public async ValueTask<long> RevisionOfAsync(string text, CancellationToken stop)
    {
        if (!Moment.TryParse(text, out var moment)) throw ApiException.BadRequest($"\"{text}\" is no moment: write {Moment.Forms}");
        var newest = await store.CurrentRevisionAsync(stop);
        var oldest = _history is null ? newest : await _history.OldestAsync(stop);
        if (moment.Revision is { } asked)
        {
            if (asked > newest) throw ApiException.BadRequest(string.Create(CultureInfo.InvariantCulture,
                $"revision {asked} does not exist yet; the newest is {newest}"));
            return asked >= oldest ? asked : throw await GoneAsync($"revision {asked}", oldest, stop);
        }

        var at = moment.At ?? clock.GetUtcNow() - moment.Ago!.Value;
        var revision = _history is null ? 0 : await _history.RevisionAtAsync(at, stop);
        return revision >= oldest && revision > 0 ? revision : throw await GoneAsync(Text(at), oldest, stop);
    }

    /// <summary>When a revision was made, as text; empty where that is not known.</summary>
    public async ValueTask<string> TimeOfAsync(long revision, CancellationToken stop) =>
        _history is not null && await _history.TimeOfAsync(revision, stop) is { } at ? Text(at) : "";

    /// <summary>The oldest and the newest revision that can be read.</summary>
    public async ValueTask<(long Oldest, long Newest)> SpanAsync(CancellationToken stop)
    {
        var newest = await store.CurrentRevisionAsync(stop);
        return (_history is null ? newest : await _history.OldestAsync(stop), newest);
    }

    private async ValueTask<ApiException> GoneAsync(string asked, long oldest, CancellationToken stop)
    {
        var since = await TimeOfAsync(oldest, stop);
        var begins = since.Length > 0 ? $"revision {oldest}, of {since}" : $"revision {oldest}";
        return ApiException.Expired($"history does not reach back to {asked}; it begins at {begins} (--history-age, --memory-budget)");
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
