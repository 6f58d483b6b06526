using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Client;

namespace NetKube.ClusterDns.Api;

/// <summary>
/// A node's DNS in the cluster: the server, the informers that feed it, and the slice that says where it answers.
/// </summary>
public sealed class ClusterDnsAgent : IDisposable
{
    private readonly ClusterDnsServer _server;
    private readonly KubeDnsPublisher _publisher;
    private readonly Informer<Service> _services;
    private readonly Informer<EndpointSlice> _slices;
    private readonly Informer<Namespace> _namespaces;

    /// <summary>Takes the sockets: an address in use is told at once.</summary>
    public ClusterDnsAgent(ClusterDnsOptions options, string nodeName, IKubeClient client, TimeProvider clock, ILoggerFactory logs)
    {
        _server = new ClusterDnsServer(options, clock, logs);
        _publisher = new KubeDnsPublisher(client, nodeName, _server.Bound, clock, logs.CreateLogger<KubeDnsPublisher>());
        var log = logs.CreateLogger("NetKube.ClusterDns.Watching");
        var random = new Random(nodeName.Length);
        _services = new Informer<Service>(client, new InformerSettings(), clock, new Random(random.Next()), log);
        _slices = new Informer<EndpointSlice>(client, new InformerSettings(), clock, new Random(random.Next()), log);
        _namespaces = new Informer<Namespace>(client, new InformerSettings(), clock, new Random(random.Next()), log);
        var feed = _server.Feed;
        Feed(_services, feed.Set, feed.Remove);
        Feed(_slices, feed.Set, feed.Remove);
        Feed(_namespaces, feed.Set, feed.Remove);
    }

    /// <summary>Where it answers.</summary>
    public IReadOnlyList<IPEndPoint> Bound => _server.Bound;

    /// <summary>Runs until stopped, then says that it answers no more; a part that fails ends all.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var parts = new TaskGroup(stop);
        parts.Start(_server.RunAsync);
        parts.Start(_services.RunAsync);
        parts.Start(_slices.RunAsync);
        parts.Start(_namespaces.RunAsync);
        parts.Start(async inner =>
        {
            await Task.WhenAll(_services.WaitForSyncAsync(inner), _slices.WaitForSyncAsync(inner), _namespaces.WaitForSyncAsync(inner));
            _server.Feed.MarkSynced();
            await _publisher.RunAsync(inner);
        });
        await parts.WhenAllAsync();
    }

    public void Dispose() => _server.Dispose();

    private static void Feed<T>(Informer<T> informer, Action<T> set, Action<T> remove)
        where T : class, IKubeObject, IApiValue<T> =>
        informer.AddHandler(new InformerHandler<T>(set, (_, now) => set(now), remove));
}
