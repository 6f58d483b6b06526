using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>A client's request as it goes on to a node or pod: which headers and body it takes along.</summary>
internal static class ForwardedRequest
{
    /// <summary>What a kubelet needs to know of a client; never its credentials.</summary>
    private static readonly string[] ForKubelets =
        ["Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "X-Stream-Protocol-Version", "Accept"];

    /// <summary>Headers of one hop (RFC 9110, section 7.6.1), and what says who the client is.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "Authorization", "Impersonate-User", "Impersonate-Group", "Impersonate-Uid", "Host", "Content-Length",
    };

    /// <summary>What the client wants to speak from here on; null for plain HTTP.</summary>
    public static string? UpgradeOf(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && http.Request.Headers.Upgrade.ToString() is { Length: > 0 } protocol ? protocol : null;

    /// <summary>A stream to a kubelet: no body, few headers.</summary>
    public static HttpRequestMessage ToKubelet(HttpContext http, Uri target, bool upgrade)
    {
        var message = Message(upgrade ? http.Request.Method : "GET", target);
        foreach (var name in ForKubelets)
        {
            if (upgrade || name == "Accept") Copy(http, name, message);
        }
        if (upgrade) Upgrade(http, message);
        return message;
    }

    /// <summary>A request to a workload, whole.</summary>
    /// <param name="http">The client's exchange.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="keepHost">The far side sees the host that the client named; without, its own, by which its certificate is checked.</param>
    public static HttpRequestMessage ToWorkload(HttpContext http, Uri target, bool keepHost)
    {
        var message = Message(http.Request.Method, target);
        if (HasBody(http.Request)) message.Content = new StreamContent(http.Request.Body);
        foreach (var name in http.Request.Headers.Keys)
        {
            if (!Kept.Contains(name) && !name.StartsWith(':')
                && !name.StartsWith("Impersonate-Extra-", StringComparison.OrdinalIgnoreCase)) Copy(http, name, message);
        }
        if (http.Request.ContentLength is { } length && message.Content is { } content) content.Headers.ContentLength = length;
        if (keepHost) message.Headers.Host = http.Request.Host.Value;
        if (http.Connection.RemoteIpAddress is { } client) AddForwardedFor(message, client.ToString());
        if (UpgradeOf(http) is not null) Upgrade(http, message);
        return message;
    }

    private static HttpRequestMessage Message(string method, Uri target) =>
        new(HttpMethod.Parse(method), target) { Version = new Version(1, 1), VersionPolicy = HttpVersionPolicy.RequestVersionExact };

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? request.ContentLength > 0;

    private static void Upgrade(HttpContext http, HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        message.Headers.TryAddWithoutValidation("Upgrade", http.Request.Headers.Upgrade.ToString());
    }

    private static void AddForwardedFor(HttpRequestMessage message, string client)
    {
        const string Name = "X-Forwarded-For";
        var before = message.Headers.TryGetValues(Name, out var values) ? string.Join(", ", values) + ", " : "";
        message.Headers.Remove(Name);
        message.Headers.TryAddWithoutValidation(Name, before + client);
    }

    /// <summary>A token that came as a WebSocket protocol (a browser has no other way) stays here.</summary>
    private static void Copy(HttpContext http, string name, HttpRequestMessage message)
    {
        var values = http.Request.Headers[name].OfType<string>();
        if (name.Equals("Sec-WebSocket-Protocol", StringComparison.OrdinalIgnoreCase))
        {
            var protocols = values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries)).Where(p =>
                !p.StartsWith("base64url.bearer.authorization.k8s.io.", StringComparison.Ordinal));
            values = [string.Join(", ", protocols)];
        }
        var list = values.ToList();
        if (list is [""]) return;
        if (!message.Headers.TryAddWithoutValidation(name, list)) message.Content?.Headers.TryAddWithoutValidation(name, list);
    }
}
