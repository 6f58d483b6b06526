using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetKube.ClusterDns.Plugins.Metrics;

namespace NetKube.ClusterDns.Api;

/// <summary>/metrics for Prometheus; /health: it runs; /ready: it knows the cluster. CoreDNS's paths, on one port.</summary>
internal sealed class StatusEndpoint(IPEndPoint listen, DnsMetrics metrics, Func<bool> isReady)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(listen));
        await using var app = builder.Build();
        app.MapGet("/metrics", () => Results.Text(metrics.Render(), "text/plain; version=0.0.4; charset=utf-8"));
        app.MapGet("/health", () => Results.Text("OK"));
        app.MapGet("/ready", () => isReady() ? Results.Text("OK") : Results.Text("The cluster's objects are not all seen yet.", statusCode: StatusCodes.Status503ServiceUnavailable));
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
    }
}
