using Microsoft.AspNetCore.Http;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>A kubelet's refusals are sentences; the API's are objects.</summary>
internal static class KubeletErrors
{
    private const int LongestSentence = 4096;

    /// <summary>Passes on a log, or says why there is none.</summary>
    public static async Task CopyAsync(HttpContext http, HttpResponseMessage response, Pod pod)
    {
        if (response.IsSuccessStatusCode)
        {
            http.Response.Headers.CacheControl = "no-cache, private";
            await ForwardedResponse.CopyAsync(http, response, static name => name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
            return;
        }
        var sentence = await ReadAsync(response, http.RequestAborted);
        throw (int)response.StatusCode switch
        {
            400 => ApiException.BadRequest(sentence),
            404 => ApiException.Make(404, "NotFound", sentence, new Shared.Api.Meta.V1.StatusDetails { Name = pod.Metadata.Name, Kind = "pods" }),
            403 => ApiException.Make(403, "Forbidden", sentence),
            _ => ApiException.Internal(sentence),
        };
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var buffer = new byte[LongestSentence];
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        var count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, count).TrimEnd('\n');
    }
}
