using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Whether an answer may be packed.</summary>
internal static class Compression
{
    /// <summary>The client names gzip, and not with q=0.</summary>
    public static bool IsWanted(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(c => c.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && c.Quality is null or > 0);
}
