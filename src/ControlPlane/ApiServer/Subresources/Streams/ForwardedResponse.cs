using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>Brings the answer of a node or pod back to the client as it comes: bodies piece by piece, upgraded connections both ways.</summary>
internal static class ForwardedResponse
{
    private const int Piece = 64 * 1024;

    /// <summary>Headers of one hop, and those by which a workload could open the API server's origin to foreign pages.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Trailer", "Transfer-Encoding", "Upgrade",
        "Access-Control-Allow-Credentials", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Allow-Origin",
    };

    /// <summary>Sends the request on.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpMessageInvoker via, HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            return await via.SendAsync(request, stop);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw ApiException.Unavailable($"error trying to reach service: {(e.InnerException ?? e).Message}");
        }
    }

    /// <summary>
    /// An answer to a request that was to upgrade. Only 101 with the asked protocol makes the connection a stream; an
    /// error goes to the client as it is; anything else (a redirect, a page) is not what was asked for.
    /// </summary>
    public static async Task UpgradeAsync(HttpContext http, HttpResponseMessage response, string asked)
    {
        if ((int)response.StatusCode >= 400)
        {
            await CopyAsync(http, response, static h => true);
            return;
        }
        var protocol = response.Headers.TryGetValues("Upgrade", out var values) ? string.Join(',', values) : "";
        if (response.StatusCode != System.Net.HttpStatusCode.SwitchingProtocols || !protocol.Equals(asked, StringComparison.OrdinalIgnoreCase))
        {
            var spoken = protocol.Length == 0 ? "" : ", protocol " + protocol;
            throw ApiException.Internal($"invalid upgrade response: status code {(int)response.StatusCode}{spoken}");
        }
        foreach (var (name, value) in response.Headers)
        {
            if (!name.Equals("Connection", StringComparison.OrdinalIgnoreCase)) http.Response.Headers.Append(name, value.ToArray());
        }
        await using var far = await response.Content.ReadAsStreamAsync(http.RequestAborted);
        await using var client = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await UpgradedStreams.PumpAsync(client, far, http.RequestAborted);
    }

    /// <summary>An answer to a plain request. A sudden 101 is refused: nobody asked for it.</summary>
    /// <param name="http">The client's exchange.</param>
    /// <param name="response">What came back.</param>
    /// <param name="wanted">Which headers go on.</param>
    public static async Task CopyAsync(HttpContext http, HttpResponseMessage response, Func<string, bool> wanted)
    {
        if ((int)response.StatusCode < 200)
            throw ApiException.Make(502, "InternalError", $"an answer with status {(int)response.StatusCode} to a request that asked for no upgrade");
        var stop = http.RequestAborted;
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!Dropped.Contains(name) && wanted(name)) http.Response.Headers.Append(name, values.ToArray());
        }
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        try
        {
            await PumpAsync(body, http.Response.Body, stop);
        }
        catch (IOException) when (http.Response.HasStarted)
        {
            // The far side broke off in the middle: so must the answer, or the client took it for whole.
            http.Abort();
        }
    }

    /// <summary>Copies a body; every piece is sent at once, so that a followed log is seen when it is written.</summary>
    private static async Task PumpAsync(Stream from, Stream to, CancellationToken stop)
    {
        await to.FlushAsync(stop);
        var buffer = new byte[Piece];
        int count;
        while ((count = await from.ReadAsync(buffer, stop)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, count), stop);
            await to.FlushAsync(stop);
        }
    }
}
