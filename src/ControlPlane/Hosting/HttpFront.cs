using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace NetKube.ControlPlane.Hosting;

/// <summary>
/// Kestrel with the pipeline right behind it. What ASP.NET's host puts between the two (an activity, a log scope and events
/// for each request) nobody here reads.
/// </summary>
internal sealed class HttpFront(WebApplication web, RequestDelegate pipeline) : IHttpApplication<DefaultHttpContext>
{
    private readonly IServer _server = web.Services.GetRequiredService<IServer>();
    private readonly SharedServices _services = new(web.Services);

    /// <summary>Where it listens first.</summary>
    public Uri Address => new(_server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public Task StartAsync(CancellationToken stop) => _server.StartAsync(this, stop);

    /// <summary>Takes no more requests, and waits for those under way until told to stop.</summary>
    public Task StopAsync(CancellationToken stop) => _server.StopAsync(stop);

    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        contextFeatures.Set<IServiceProvidersFeature>(_services);
        // A connection's requests come one after the other, and share one context.
        if (contextFeatures is not IHostContextContainer<DefaultHttpContext> connection) return new DefaultHttpContext(contextFeatures);
        if (connection.HostContext is not { } context) return connection.HostContext = new DefaultHttpContext(contextFeatures);
        context.Initialize(contextFeatures);
        return context;
    }

    public Task ProcessRequestAsync(DefaultHttpContext context) => pipeline(context);

    public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();

    /// <summary>The same services for all requests: none has services of its own.</summary>
    private sealed class SharedServices(IServiceProvider services) : IServiceProvidersFeature
    {
        public IServiceProvider RequestServices { get; set; } = services;
    }
}
