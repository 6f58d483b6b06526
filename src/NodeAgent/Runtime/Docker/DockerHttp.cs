using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>
/// Requests to one Docker Engine over its unix socket. Every request says what it is doing, so that every error does.
/// </summary>
internal sealed class DockerHttp : IDisposable
{
    /// <summary>Docker 20.10. Older engines are refused.</summary>
    private static readonly Version Oldest = new(1, 41);

    /// <summary>The newest version whose changes are known here; newer engines still speak it.</summary>
    private static readonly Version Newest = new(1, 44);

    private readonly HttpClient _http;
    private readonly string _socketPath;
    private string? _version;

    public DockerHttp(string socketPath)
    {
        _socketPath = socketPath;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) => await ConnectAsync(stop),
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        })
        {
            BaseAddress = new Uri("http://docker"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A connection of its own, for what does not end with a response: hijacked streams.</summary>
    public async Task<NetworkStream> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socketPath), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The path with the API version that both sides know.</summary>
    public async Task<string> VersionedAsync(string path, CancellationToken stop) =>
        $"/v{_version ??= await NegotiateAsync(stop)}{path}";

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, string doing, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, doing, stop);
        return await ReadAsync(answer, type, doing, stop);
    }

    /// <summary>Null for 404.</summary>
    public async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, string doing, CancellationToken stop)
        where T : class
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, doing, stop, HttpStatusCode.NotFound);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(answer, type, doing, stop);
    }

    public static HttpContent Body<T>(T value, JsonTypeInfo<T> type)
    {
        // Length given up front: Docker's older routers do not read chunked JSON bodies everywhere.
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>Success and the accepted statuses are returned with an unread body; everything else is thrown.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body, string doing, CancellationToken stop, params HttpStatusCode[] accepted)
    {
        using var ask = new HttpRequestMessage(method, await VersionedAsync(path, stop)) { Content = body };
        return await SendAsync(ask, doing, accepted, stop);
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage ask, string doing, HttpStatusCode[] accepted, CancellationToken stop)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, stop);
        }
        catch (HttpRequestException e)
        {
            throw new RuntimeException(doing, null, $"no answer from Docker at {_socketPath}: {e.InnerException?.Message ?? e.Message}", e);
        }
        if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified || accepted.Contains(answer.StatusCode))
            return answer;
        using (answer)
        {
            throw new RuntimeException(doing, answer.StatusCode, await ErrorOfAsync(answer, stop));
        }
    }

    private async Task<string> NegotiateAsync(CancellationToken stop)
    {
        const string Doing = "asking Docker for its API version";
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/_ping");
        using var answer = await SendAsync(ask, Doing, [], stop);
        var offered = answer.Headers.TryGetValues("Api-Version", out var values) ? values.First() : "";
        if (!Version.TryParse(offered, out var newestThere))
            throw new RuntimeException(Doing, null, $"the engine answered '{offered}'");
        if (newestThere < Oldest)
            throw new RuntimeException(Doing, null, $"the engine speaks {newestThere}, at least {Oldest} (Docker 20.10) is needed");
        return (newestThere < Newest ? newestThere : Newest).ToString(2);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, string doing, CancellationToken stop)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(type, stop)
                ?? throw new RuntimeException(doing, answer.StatusCode, "the answer is empty");
        }
        catch (JsonException e)
        {
            throw new RuntimeException(doing, answer.StatusCode, $"the answer cannot be read: {e.Message}", e);
        }
    }

    public static async Task<string> ErrorOfAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var text = await answer.Content.ReadAsStringAsync(stop);
        try
        {
            return JsonSerializer.Deserialize(text, DockerJsonContext.Default.ApiError)?.Message ?? text;
        }
        catch (JsonException)
        {
            return text; // plain text is Docker's answer to some routes
        }
    }
}
