using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace NetKube.ControlPlane.ApiServer.Subresources.Proxy;

/// <summary>
/// Rewrites the links of a page: the URL attributes of HTML's elements, everything else byte for byte. A page that is
/// too large to hold, or packed in a way that is not known, passes as it is.
/// </summary>
internal static class HtmlLinks
{
    private const int LargestPage = 8 << 20;

    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = ["href"], ["applet"] = ["codebase"], ["area"] = ["href"], ["audio"] = ["src"], ["base"] = ["href"], ["blockquote"] = ["cite"],
        ["body"] = ["background"], ["button"] = ["formaction"], ["command"] = ["icon"], ["del"] = ["cite"], ["embed"] = ["src"], ["form"] = ["action"],
        ["frame"] = ["longdesc", "src"], ["head"] = ["profile"], ["html"] = ["manifest"], ["iframe"] = ["longdesc", "src"],
        ["img"] = ["longdesc", "src", "usemap"], ["input"] = ["src", "usemap", "formaction"], ["ins"] = ["cite"], ["link"] = ["href"],
        ["object"] = ["classid", "codebase", "data", "usemap"], ["q"] = ["cite"], ["script"] = ["src"], ["source"] = ["src"], ["video"] = ["poster", "src"],
    };

    /// <summary>The rewritten page; null when the answer is none.</summary>
    public static async Task<HttpContent?> TryRewriteAsync(HttpResponseMessage response, ProxyLinks links, CancellationToken stop)
    {
        var old = response.Content.Headers;
        if (old.ContentType?.MediaType != "text/html" || old.ContentLength > LargestPage) return null;
        var packed = old.ContentEncoding.Count > 0;
        if (packed && !(old.ContentEncoding.Count == 1 && old.ContentEncoding.Contains("gzip"))) return null;
        var text = await ReadAsync(response, packed, stop);
        var content = new ByteArrayContent(packed ? Pack(Rewrite(text, links)) : Encoding.Latin1.GetBytes(Rewrite(text, links)));
        foreach (var (name, values) in old)
        {
            if (name != "Content-Length") content.Headers.TryAddWithoutValidation(name, values);
        }
        return content;
    }

    /// <summary>Latin-1 keeps every byte, whatever the page's own encoding: links are ASCII.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, bool packed, CancellationToken stop)
    {
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        await using var plain = packed ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var page = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await plain.ReadAsync(buffer, stop)) > 0)
        {
            page.Write(buffer, 0, count);
            if (page.Length > LargestPage) throw Shared.Api.ApiException.Make(502, "InternalError", "the page is too large to be proxied");
        }
        return Encoding.Latin1.GetString(page.GetBuffer(), 0, (int)page.Length);
    }

    private static byte[] Pack(string text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest)) gzip.Write(Encoding.Latin1.GetBytes(text));
        return to.ToArray();
    }

    /// <summary>The page with its links rewritten. Pure.</summary>
    public static string Rewrite(string html, ProxyLinks links)
    {
        var result = new StringBuilder(html.Length + 256);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0) break;
            result.Append(html, at, open - at);
            at = open;
            if (html.AsSpan(open).StartsWith("<!--"))
            {
                var end = html.IndexOf("-->", open, StringComparison.Ordinal);
                end = end < 0 ? html.Length : end + 3;
                result.Append(html, open, end - open);
                at = end;
                continue;
            }
            at = Tag(html, open, links, result);
        }
        return result.Append(html, at, html.Length - at).ToString();
    }

    /// <summary>Copies one tag; returns where it ends.</summary>
    private static int Tag(string html, int open, ProxyLinks links, StringBuilder result)
    {
        var at = open + 1;
        while (at < html.Length && char.IsAsciiLetterOrDigit(html[at])) at++;
        result.Append(html, open, at - open);
        if (!Attributes.TryGetValue(html[(open + 1)..at], out var urls)) return at;
        while (at < html.Length && html[at] != '>')
        {
            var start = at;
            while (at < html.Length && !char.IsAsciiLetter(html[at]) && html[at] != '>') at++;
            result.Append(html, start, at - start);
            at = Attribute(html, at, urls, links, result);
        }
        return at;
    }

    private static int Attribute(string html, int at, string[] urls, ProxyLinks links, StringBuilder result)
    {
        var start = at;
        while (at < html.Length && html[at] is not ('=' or '>' or ' ' or '\t' or '\r' or '\n' or '/')) at++;
        var name = html[start..at];
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at >= html.Length || html[at] != '=')
        {
            result.Append(html, start, at - start);
            return at;
        }
        at++;
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        var quote = at < html.Length && html[at] is '"' or '\'' ? html[at++] : '\0';
        result.Append(html, start, at - start);
        var end = at;
        while (end < html.Length && (quote == '\0' ? html[end] is not (' ' or '\t' or '\r' or '\n' or '>') : html[end] != quote)) end++;
        var value = html[at..end];
        result.Append(urls.Contains(name, StringComparer.OrdinalIgnoreCase) ? links.Rewrite(value) : value);
        return end;
    }
}
