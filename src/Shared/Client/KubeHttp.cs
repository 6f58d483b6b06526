using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Client;

/// <summary>Requests, answers and refusals as bytes; shared by the typed and the metadata client.</summary>
internal sealed class KubeHttp(HttpClient http, HttpMessageInvoker? direct = null)
{
    public const string Json = "application/json";

    /// <summary>The whole answer; a status other than 2xx is thrown as <see cref="ApiException"/>.</summary>
    public async Task<PooledBody> SendAsync(HttpMethod method, string path, HttpContent? content, string accept, CancellationToken stop)
    {
        using var request = Request(method, path, content, accept);
        using var response = await SendAsync(request, stop);
        return await BodyAsync(response, stop);
    }

    /// <summary>The whole answer and its tag; no answer when it is still the one that the caller knows by a tag.</summary>
    public async Task<(PooledBody? Body, string? Tag)> GetUnlessAsync(string path, string accept, string? knownTag, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Get, path, null, accept);
        if (knownTag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", knownTag);
        using var response = await SendAsync(request, stop);
        if (response.StatusCode == HttpStatusCode.NotModified && knownTag is not null) return (null, knownTag);
        return (await BodyAsync(response, stop), response.Headers.ETag?.ToString());
    }

    /// <summary>Newline-delimited frames as they arrive.</summary>
    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(string path, string accept, [EnumeratorCancellation] CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        using var request = Request(HttpMethod.Get, path, null, accept);
        using var response = await SendAsync(request, stop);
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        if (!response.IsSuccessStatusCode)
        {
            using var refusal = await PooledBody.ReadAsync(stream, response.Content.Headers.ContentLength, stop);
            throw Refusal(response.StatusCode, refusal.Span);
        }
        using var frames = new LineReader(stream);
        while (await frames.ReadAsync(stop) is { } frame)
        {
            if (!frame.IsEmpty) yield return WatchDecoder.Decode<T>(frame.Span);
        }
    }

    public static HttpContent Body(IApiValue value) => Body(JsonOutput.Encode(value), Json);

    public static HttpContent Body(PatchBody patch) => Body(patch.Content, patch.MediaType);

    public static HttpContent? Body(DeleteOptions? options)
    {
        if (options is null) return null;
        var named = options.Clone();
        (named.Kind, named.ApiVersion) = ("DeleteOptions", "v1");
        return Body(JsonOutput.Encode(named), Json);
    }

    private static ReadOnlyMemoryContent Body(ReadOnlyMemory<byte> utf8, string mediaType) =>
        new(utf8) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    private static async Task<PooledBody> BodyAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        var body = await PooledBody.ReadAsync(stream, response.Content.Headers.ContentLength, stop);
        if (response.IsSuccessStatusCode) return body;
        using (body)
        {
            throw Refusal(response.StatusCode, body.Span);
        }
    }

    /// <summary>HttpClient goes on by way of the pool, where a handler in the same process need not.</summary>
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) =>
        direct?.SendAsync(request, stop) ?? http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content, string accept)
    {
        var request = new HttpRequestMessage(method, new Uri(http.BaseAddress!, path))
        {
            Content = content,
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy,
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    /// <summary>The server's Status; something made up from the HTTP code when a proxy or a crash answered instead.</summary>
    private static ApiException Refusal(HttpStatusCode code, ReadOnlySpan<byte> body)
    {
        if (body.Length > 0 && body[0] == '{' && TryReadStatus(body) is { } status)
        {
            if (status.Code == 0) status.Code = (int)code;
            return new ApiException(status);
        }
        var text = System.Text.Encoding.UTF8.GetString(body[..Math.Min(body.Length, 1024)]).Trim();
        return ApiException.Make((int)code, ReasonOf(code), text.Length > 0 ? text : $"the server answered with HTTP status {(int)code}");
    }

    private static Status? TryReadStatus(ReadOnlySpan<byte> body)
    {
        try
        {
            var input = new JsonInput(body);
            var status = Status.ReadJson(ref input);
            return status.Kind == "Status" ? status : null;
        }
        catch (ApiFormatException)
        {
            return null;   // not a Status: the caller shows the text as it came
        }
    }

    private static string ReasonOf(HttpStatusCode code) => code switch
    {
        HttpStatusCode.BadRequest => StatusReason.BadRequest,
        HttpStatusCode.Unauthorized => StatusReason.Unauthorized,
        HttpStatusCode.Forbidden => StatusReason.Forbidden,
        HttpStatusCode.NotFound => StatusReason.NotFound,
        HttpStatusCode.Conflict => StatusReason.Conflict,
        HttpStatusCode.Gone => StatusReason.Gone,
        HttpStatusCode.UnprocessableEntity => StatusReason.Invalid,
        HttpStatusCode.TooManyRequests => StatusReason.TooManyRequests,
        _ => StatusReason.InternalError,
    };
}
