using Microsoft.AspNetCore.Http;

namespace NetKube.ControlPlane.ApiServer.Subresources.Proxy;

/// <summary>Leads links that name the proxied place itself back through the proxy; links elsewhere and relative ones stay.</summary>
/// <param name="source">What was asked of the far side.</param>
/// <param name="host">The Host that the client asked.</param>
/// <param name="prefix">The proxy's own path, up to "/proxy".</param>
internal sealed class ProxyLinks(Uri source, string host, string prefix)
{
    /// <summary>Tells the far side by which address it is reached.</summary>
    public void Announce(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("X-Forwarded-Uri", new PathString(prefix).ToUriComponent() + source.AbsolutePath);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", host);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
    }

    public string Rewrite(string link)
    {
        var (authority, path) = Split(link);
        var elsewhere = authority.Length > 0 && authority != source.Authority && authority != $"{source.Host}:{source.Port}" && authority != host;
        if (elsewhere || !path.StartsWith('/')) return link;
        var own = path.StartsWith(prefix, StringComparison.Ordinal) ? path : prefix + path;
        return $"https://{host}{own}";
    }

    /// <summary>The authority, if the link has one, and what follows it.</summary>
    private static (string Authority, string Path) Split(string link)
    {
        var start = link.StartsWith("//", StringComparison.Ordinal) ? 2 : Scheme(link) is > 0 and var scheme ? scheme : 0;
        if (start == 0) return ("", link.Contains(':', StringComparison.Ordinal) && !link.StartsWith('/') ? "" : link);
        var end = link.IndexOfAny(['/', '?', '#'], start);
        return end < 0 ? (link[start..], "/") : (link[start..end], link[end] == '/' ? link[end..] : "/" + link[end..]);
    }

    private static int Scheme(string link)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["http://", "https://"])
        {
            if (link.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return scheme.Length;
        }
        return 0;
    }
}
