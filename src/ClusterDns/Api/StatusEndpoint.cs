using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using NetKube.ClusterDns.Plugins.Metrics;

namespace NetKube.ClusterDns.Api;

/// <summary>/metrics for Prometheus; /health: it runs; /ready: it knows the cluster. CoreDNS's paths, on one port.</summary>
internal sealed class StatusEndpoint(IPEndPoint listen, DnsMetrics metrics, Func<bool> isReady)
{
    public async Task RunAsync(CancellationToken stop)
    {
        // The empty builder: the others look for settings below the working directory, and watch all of it for changes.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(listen));
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/metrics" => TextAsync(context, StatusCodes.Status200OK, metrics.Render(), "text/plain; version=0.0.4; charset=utf-8"),
        "/health" => TextAsync(context, StatusCodes.Status200OK, "OK"),
        "/ready" when isReady() => TextAsync(context, StatusCodes.Status200OK, "OK"),
        "/ready" => TextAsync(context, StatusCodes.Status503ServiceUnavailable, "The cluster's objects are not all seen yet."),
        _ => TextAsync(context, StatusCodes.Status404NotFound, "404 page not found"),
    };

    private static Task TextAsync(HttpContext context, int status, string text, string mediaType = "text/plain; charset=utf-8")
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, mediaType);
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
