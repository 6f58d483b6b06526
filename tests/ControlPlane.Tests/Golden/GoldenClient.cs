using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>What came back.</summary>
internal sealed record GoldenAnswer(int Status, string ContentType, int Warnings, byte[] Body)
{
    /// <summary>The body as JSON, null where it is none.</summary>
    public JsonNode? Json { get; } = Parse(ContentType, Body);

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    private static JsonNode? Parse(string contentType, byte[] body)
    {
        var isJson = contentType.StartsWith("application/json", StringComparison.Ordinal) || contentType.StartsWith("application/apply", StringComparison.Ordinal);
        if (!isJson && (body.Length == 0 || body[0] != '{')) return null;
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Sends a step's request with its headers and its bearer token.</summary>
internal sealed class GoldenClient(HttpClient http, string token) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public void Dispose() => http.Dispose();

    /// <summary>A request and its whole answer.</summary>
    public async Task<GoldenAnswer> SendAsync(string method, string path, JsonNode? body = null, JsonObject? headers = null, string? otherToken = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var request = Request(method, path, body, headers, otherToken);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        var bytes = await response.Content.ReadAsByteArrayAsync(patience.Token);
        return new GoldenAnswer((int)response.StatusCode, ContentType(response), Count(response.Headers, "Warning"), bytes);
    }

    /// <summary>A request whose answer is still being written.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, JsonObject? headers, string? otherToken, CancellationToken stop) =>
        http.SendAsync(Request("GET", path, null, headers, otherToken), HttpCompletionOption.ResponseHeadersRead, stop);

    private HttpRequestMessage Request(string method, string path, JsonNode? body, JsonObject? headers, string? otherToken)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["Accept"] = "application/json", ["User-Agent"] = "golden/1.0 (golden) test" };
        var bearer = otherToken ?? token;
        if (bearer.Length > 0) all["Authorization"] = "Bearer " + bearer;
        if (body is not null) all["Content-Type"] = "application/json";
        foreach (var (name, value) in headers ?? []) all[name] = value?.GetValue<string>();
        var request = new HttpRequestMessage(new HttpMethod(method), "https://kubernetes.default.svc" + path);
        if (body is not null) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body is JsonValue v && v.TryGetValue<string>(out var text) ? text : JsonPlaces.Text(body)));
        foreach (var (name, value) in all)
        {
            if (value is null) continue;
            if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)) _ = request.Content?.Headers.TryAddWithoutValidation(name, value);
            else _ = request.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }

    /// <summary>The content type without its charset.</summary>
    private static string ContentType(HttpResponseMessage response)
    {
        var whole = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : "";
        var parts = whole.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(';', parts.Where(p => !p.StartsWith("charset", StringComparison.Ordinal)));
    }

    private static int Count(HttpResponseHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values.Count : 0;
}
