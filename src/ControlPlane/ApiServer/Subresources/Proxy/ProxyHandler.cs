using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Subresources.Streams;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Subresources.Proxy;

/// <summary>
/// …/pods/NAME/proxy/PATH, …/services/NAME/proxy/PATH and /nodes/NAME/proxy/PATH: any method, body and upgrade goes to
/// the object's own port, and links in the answer that lead to the same place are led back through here.
/// </summary>
public sealed class ProxyHandler(IObjectReader objects, NodeConnections nodes) : ISubresourceHandler
{
    private readonly ProxyTargets _targets = new(objects, nodes);

    public bool Handles(ApiResource resource, string subresource) => subresource == "proxy"
        && resource is { Group: "", Plural: "pods" or "services" or "nodes" };

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        var target = await _targets.FindAsync(resource, path.Namespace, path.Name, http.RequestAborted);
        var asked = ForwardedRequest.UpgradeOf(http);
        if (path.Rest.Length == 0 && asked is null)
        {
            // Relative links of the page behind it would lose their last part otherwise.
            http.Response.Redirect(http.Request.Path.ToUriComponent() + "/" + http.Request.QueryString, permanent: true);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        using var request = ForwardedRequest.ToWorkload(http, Target(target, path.Rest, http.Request.QueryString.Value), keepHost: !target.IsKubelet);
        var links = new ProxyLinks(request.RequestUri!, http.Request.Host.Value ?? "", PrefixOf(http, path));
        links.Announce(request);
        using var response = await ForwardedResponse.SendAsync(target.IsKubelet ? nodes.Kubelets : nodes.Workloads, request, http.RequestAborted);
        if (asked is not null) await ForwardedResponse.UpgradeAsync(http, response, asked);
        else await AnswerAsync(http, response, links);
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage response, ProxyLinks links)
    {
        if (response.Headers.TryGetValues("Location", out var locations))
        {
            var rewritten = locations.Select(links.Rewrite).ToList();
            response.Headers.Remove("Location");
            response.Headers.TryAddWithoutValidation("Location", rewritten);
        }
        else if (await HtmlLinks.TryRewriteAsync(response, links, http.RequestAborted) is { } page)
        {
            response.Content = page;
        }
        await ForwardedResponse.CopyAsync(http, response, static _ => true);
    }

    private static Uri Target(ProxyTarget target, string rest, string? query)
    {
        var path = rest.Length == 0 ? "/" : new PathString(rest).ToUriComponent();
        return new Uri(target.Origin.GetLeftPart(UriPartial.Authority) + path + query,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    /// <summary>The path up to and including "proxy".</summary>
    private static string PrefixOf(HttpContext http, RequestPath path)
    {
        var whole = http.Request.Path.Value ?? "";
        return whole[..(whole.Length - path.Rest.Length)];
    }
}
