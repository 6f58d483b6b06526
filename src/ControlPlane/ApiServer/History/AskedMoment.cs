using Microsoft.AspNetCore.Http;

namespace NetKube.ControlPlane.ApiServer.History;

/// <summary>
/// What stands between /history/ and the rest of a path: the moment whose state is asked for. The rest means what it
/// means without it, so who may read the present may read the past, and clients need no change but their server's URL.
/// </summary>
/// <param name="Text">As it was written.</param>
public sealed record AskedMoment(string Text)
{
    private const string Prefix = "/history/";

    /// <summary>Takes the moment off a request's path, if there is one, and keeps it as a feature.</summary>
    public static void Take(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal)) return;
        var end = path.IndexOf('/', Prefix.Length);
        var text = end < 0 ? path[Prefix.Length..] : path[Prefix.Length..end];
        if (text.Length == 0) return;
        http.Features.Set(new AskedMoment(text));
        http.Request.PathBase += Prefix + text;
        http.Request.Path = end < 0 ? "/" : path[end..];
    }
}
