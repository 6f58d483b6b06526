using System.Globalization;
using System.Text.Json;
using NetKube.Shared.Api;

namespace NetKube.Shared.Client.History;

/// <param name="Revision">The revision.</param>
/// <param name="Time">When it was made, to the second; empty where that is not known.</param>
public sealed record HistoryPoint(long Revision, string Time);

/// <param name="Revision">Of the change.</param>
/// <param name="Time">Of the change; empty where that is not known.</param>
/// <param name="User">Who made it; empty where the server's store does not know.</param>
/// <param name="State">The object after it; null for a deletion.</param>
public sealed record ObjectState(long Revision, string Time, string User, JsonElement? State);

/// <summary>Reads a server's past: /history/… of <c>netkube server</c>.</summary>
public sealed class HistoryClient(HttpClient http)
{
    private readonly KubeHttp _wire = new(http);

    /// <summary>The oldest and the newest moment that can be read.</summary>
    public async Task<(HistoryPoint Oldest, HistoryPoint Newest)> SpanAsync(CancellationToken stop)
    {
        using var answer = await GetAsync("history", stop);
        return (Point(answer.RootElement.GetProperty("oldest")), Point(answer.RootElement.GetProperty("newest")));
    }

    /// <summary>The revision that a moment is.</summary>
    public async Task<HistoryPoint> PointAsync(string moment, CancellationToken stop)
    {
        using var answer = await GetAsync($"history/{Uri.EscapeDataString(moment)}/", stop);
        return Point(answer.RootElement.GetProperty("newest"));
    }

    /// <summary>All objects of a resource at a revision, by namespace/name.</summary>
    public async Task<Dictionary<string, JsonElement>> ListAsync(ApiResource resource, long revision, CancellationToken stop)
    {
        using var answer = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"history/{revision}/{resource.Path(null).TrimStart('/')}"), stop);
        var objects = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in answer.RootElement.GetProperty("items").EnumerateArray())
        {
            var meta = item.GetProperty("metadata");
            var name = meta.GetProperty("name").GetString()!;
            objects[meta.TryGetProperty("namespace", out var ns) ? $"{ns.GetString()}/{name}" : name] = item.Clone();
        }

        return objects;
    }

    /// <summary>Every state of one object that is still known, oldest first.</summary>
    public async Task<IReadOnlyList<ObjectState>> ChangesAsync(ApiResource resource, string? inNamespace, string name, CancellationToken stop)
    {
        using var answer = await GetAsync($"history/changes/{resource.Path(inNamespace, name).TrimStart('/')}", stop);
        return
        [
            .. answer.RootElement.GetProperty("items").EnumerateArray().Select(item => new ObjectState(
                item.GetProperty("revision").GetInt64(), item.GetProperty("time").GetString() ?? "", item.GetProperty("user").GetString() ?? "",
                item.GetProperty("object") is { ValueKind: JsonValueKind.Object } state ? state.Clone() : null)),
        ];
    }

    private static HistoryPoint Point(JsonElement point) => new(point.GetProperty("revision").GetInt64(), point.GetProperty("time").GetString() ?? "");

    private async Task<JsonDocument> GetAsync(string path, CancellationToken stop)
    {
        using var body = await _wire.SendAsync(HttpMethod.Get, path, null, KubeHttp.Json, stop);
        return JsonDocument.Parse(body.Span.ToArray());
    }
}
