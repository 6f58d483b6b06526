using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Server.Ports;
using NetKube.NodeAgent.Server.Terminals;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.NodeAgent.Server;

/// <summary>
/// The node's HTTPS server, which the API server asks for logs, terminals and ports. Paths and parameters are the
/// kubelet's. Whoever asks must show a certificate of the cluster and be among the allowed clients.
/// </summary>
internal sealed class KubeletServer(
    KubeletOptions options, IContainerRuntime runtime, IIndexedCache<Pod> pods, TimeProvider clock, ILoggerFactory logs)
{
    private static readonly string[] Upgrading = ["GET", "POST"];

    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it listens, once it does.</summary>
    public Task<Uri> Serving => _serving.Task;

    /// <summary>How ports of pods are reached.</summary>
    public IPortDialer Dialer { get; init; } = new SandboxDialer();

    public async Task RunAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(ConfigureKestrel);
        await using var app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        app.Use(AuthorizeAsync);
        app.UseRouting();
        MapRoutes(app);
        await app.StartAsync(stop);
        _serving.TrySetResult(new Uri(app.Urls.First()));
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        finally
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await app.StopAsync(patience.Token);
        }
    }

    private void MapRoutes(WebApplication routes)
    {
        var directory = new ContainerDirectory(options, runtime.Containers, pods);
        var logRoute = new LogsRoute(directory, runtime.Streams, clock);
        var terminals = new TerminalRoutes(directory, runtime.Streams, logs.CreateLogger<TerminalRoutes>());
        var ports = new PortForwardRoute(directory, Dialer, logs.CreateLogger<PortForwardRoute>());
        var reports = new ReportRoutes(options, runtime, pods, clock);
        routes.MapGet("/healthz", static (HttpContext context) => context.Response.WriteAsync("ok"));
        routes.MapGet("/pods", reports.PodsAsync);
        routes.MapGet("/stats/summary", reports.SummaryAsync);
        routes.MapGet("/containerLogs/{ns}/{pod}/{container}", logRoute.ServeAsync);
        routes.MapMethods("/exec/{ns}/{pod}/{container}", Upgrading, terminals.ExecAsync);
        routes.MapMethods("/exec/{ns}/{pod}/{uid}/{container}", Upgrading, terminals.ExecAsync);
        routes.MapMethods("/attach/{ns}/{pod}/{container}", Upgrading, terminals.AttachAsync);
        routes.MapMethods("/attach/{ns}/{pod}/{uid}/{container}", Upgrading, terminals.AttachAsync);
        routes.MapMethods("/portForward/{ns}/{pod}", Upgrading, ports.ServeAsync);
        routes.MapMethods("/portForward/{ns}/{pod}/{uid}", Upgrading, ports.ServeAsync);
    }

    private void ConfigureKestrel(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(options.ListenAddress, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1; // upgrades to WebSocket need it
            listen.UseHttps(https =>
            {
                https.ServerCertificateSelector = (_, _) => options.ServingCertificate!();
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, _, _) => IsOfCluster(certificate);
            });
        });
    }

    private bool IsOfCluster(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(options.ClientAuthorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.2")); // clientAuth
        return chain.Build(certificate);
    }

    private async Task AuthorizeAsync(HttpContext context, RequestDelegate next)
    {
        var who = context.Connection.ClientCertificate is { } certificate ? NamesOf(certificate) : [];
        if (who.Any(options.AllowedClients.Contains))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
        await context.Response.WriteAsync($"Forbidden (user={who.FirstOrDefault("unknown")}, verb=get, resource=nodes, subresource=proxy)");
    }

    /// <summary>The user first, then the groups.</summary>
    private static List<string> NamesOf(X509Certificate2 certificate)
    {
        const string CommonName = "2.5.4.3";
        const string Organization = "2.5.4.10";
        var parts = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(p => !p.HasMultipleElements)
            .Select(p => (Type: p.GetSingleElementType().Value, Value: p.GetSingleElementValue() ?? "")).ToList();
        return [.. parts.Where(p => p.Type == CommonName).Select(p => p.Value), .. parts.Where(p => p.Type == Organization).Select(p => p.Value)];
    }
}
