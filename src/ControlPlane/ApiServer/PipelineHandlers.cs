using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.History;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Legacy;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer;

/// <summary>What can be asked of the server: health, metrics, discovery, resources.</summary>
public sealed class PipelineHandlers(HealthHandler health, MetricRegistry metrics, DiscoveryHandler discovery, MomentRouter router, LegacyApis? legacy)
{
    /// <summary>The removed resource that a path names, where those are served.</summary>
    public LegacyResource? LegacyOf(RequestPath path) => legacy?.Of(path);

    /// <summary>Answers an allowed request.</summary>
    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user)
    {
        if (path.IsResource)
        {
            await router.HandleAsync(http, path, user);
            return;
        }
        if (await health.TryHandleAsync(http, path) || await router.TryHandleAsync(http, path)) return;
        if (path.Path == "/metrics" && path.Verb == "get")
        {
            await ResponseWriter.BytesAsync(http, 200, MetricRegistry.ContentType, System.Text.Encoding.UTF8.GetBytes(metrics.Render()));
        }
        else if (!await discovery.TryHandleAsync(http, path)) await DiscoveryHandler.NoSuchPathAsync(http);
    }
}
