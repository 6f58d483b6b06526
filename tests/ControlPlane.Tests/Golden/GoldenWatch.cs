using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>A watch under way: opened by one step, read in the background, compared when it is joined.</summary>
internal sealed class GoldenWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<JsonObject> _events = [];
    private Task _reading = Task.CompletedTask;

    private GoldenWatch(int index, JsonObject step) => (Index, Step) = (index, step);

    /// <summary>The step that opened it.</summary>
    public int Index { get; }

    /// <summary>That step as recorded.</summary>
    public JsonObject Step { get; }

    /// <summary>Whether its events were compared already.</summary>
    public bool Joined { get; private set; }

    /// <summary>The answer's status.</summary>
    public int Status { get; private set; }

    /// <summary>The answer's body where the watch was refused.</summary>
    public JsonNode? Refusal { get; private set; }

    /// <summary>Opens a watch; returns when the server has answered with its headers.</summary>
    public static async Task<GoldenWatch> OpenAsync(GoldenClient client, int index, JsonObject recorded, JsonObject step)
    {
        var watch = new GoldenWatch(index, recorded);
        watch._stop.CancelAfter(TimeSpan.FromSeconds(10));
        var response = await client.OpenAsync(step["watch"]!.GetValue<string>(), step["headers"] as JsonObject, step["token"]?.GetValue<string>(), watch._stop.Token);
        watch.Status = (int)response.StatusCode;
        if (watch.Status == 200)
        {
            watch._stop.CancelAfter(TimeSpan.FromSeconds(5 * (step["timeout"]?.GetValue<double>() ?? 6)));
            watch._reading = watch.ReadAsync(response, step["collect"]?.GetValue<int>(), step["keepBookmarks"]?.GetValue<bool>() ?? false);
            return watch;
        }
        using (response) watch.Refusal = JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(watch._stop.Token));
        return watch;
    }

    /// <summary>The events, once enough came or the time is up.</summary>
    public async Task<IReadOnlyList<JsonObject>> JoinAsync()
    {
        Joined = true;
        await _reading;
        return _events;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage response, int? wanted, bool keepBookmarks)
    {
        using var owned = response;
        try
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(_stop.Token));
            while (!(_events.Count >= wanted) && await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                var seen = JsonNode.Parse(line)!.AsObject();
                if (keepBookmarks || !IsPlainBookmark(seen)) _events.Add(seen);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The time is up; what came is what there is.
        }
    }

    private static bool IsPlainBookmark(JsonObject seen) =>
        seen["type"]!.GetValue<string>() == "BOOKMARK" && seen["object"]?["metadata"]?["annotations"]?["k8s.io/initial-events-end"] is null;
}
