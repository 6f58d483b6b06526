using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

/// <summary>
/// Deletes objects whose owners are all gone, holds owners back that are deleted in the foreground, and frees the
/// dependents of those deleted with orphaning. It watches the metadata of everything that can be listed, watched and
/// deleted, and looks for new kinds from time to time.
/// </summary>
internal sealed class GarbageCollectorController : IController, IDisposable
{
    private static readonly TimeSpan DiscoverEvery = TimeSpan.FromSeconds(30);

    // Events come and go at a high rate and own nothing.
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal) { "v1/events", "events.k8s.io/v1/events" };

    private readonly ControllerContext _context;
    private readonly ILogger _log;
    private readonly WorkQueue<string> _judge;
    private readonly WorkQueue<string> _orphan;
    private readonly ObjectGraph _graph;
    private readonly KindMap _kinds = new();
    private readonly EventRecorder _events;
    private readonly Dictionary<ServedResource, Watched> _watched = [];   // used by the discovering loop only
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GarbageCollectorController(ControllerContext context)
    {
        _context = context;
        _log = context.Logs.CreateLogger("NetKube.Controllers.garbage-collector-controller");
        _judge = new WorkQueue<string>(context.Clock);
        _orphan = new WorkQueue<string>(context.Clock);
        _graph = new ObjectGraph(_judge.Add, _orphan.Add);
        _events = new EventRecorder(context.Client, new EventOrigin("garbage-collector-controller"), context.Clock, _log);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var judge = new DependentJudge(_context.Client.Metadata, _graph, _kinds, _events, _judge.Add);
        var orphan = new Orphaning(_context.Client.Metadata, _graph);
        await using var group = new TaskGroup(stop);
        group.Start(_events.RunAsync);
        group.Start(inner => WatchAllAsync(group, inner));
        group.Start(async inner =>
        {
            await _ready.Task.WaitHereAsync(inner);
            await new ReconcileLoop<string>("garbage-collector-controller", _judge, judge, 10, _log).RunAsync(inner);
        });
        group.Start(async inner =>
        {
            await _ready.Task.WaitHereAsync(inner);
            await new ReconcileLoop<string>("garbage-collector-controller/orphan", _orphan, orphan, 4, _log).RunAsync(inner);
        });
        await group.WhenAllAsync();
    }

    public void Dispose()
    {
        _judge.Dispose();
        _orphan.Dispose();
    }

    private async Task WatchAllAsync(TaskGroup group, CancellationToken stop)
    {
        var random = _context.RandomFor("garbage-collector-controller");
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200), DiscoverEvery, random);
        while (true)
        {
            try
            {
                var served = await _context.Client.Metadata.DiscoverAsync(stop);
                _kinds.Replace(served);
                await UnwatchAsync(served.ToHashSet());
                foreach (var resource in served.Where(MustWatch)) Watch(group, resource, random.Next());
                await WaitForSyncAsync(stop);
                _ready.TrySetResult();
                backoff.Reset();
                await Task.Delay(DiscoverEvery, _context.Clock, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested && e is ApiException or HttpRequestException or IOException)
            {
                _log.DiscoveryFailed(e.Message);
                await Task.Delay(backoff.Next(), _context.Clock, stop);
            }
        }
    }

    private static bool MustWatch(ServedResource resource) =>
        !Ignored.Contains($"{resource.GroupVersion}/{resource.Plural}")
        && resource.Verbs.Contains("delete") && resource.Verbs.Contains("list") && resource.Verbs.Contains("watch");

    private void Watch(TaskGroup group, ServedResource resource, int seed)
    {
        if (_watched.ContainsKey(resource)) return;
        var source = InformerSources.Metadata(_context.Client.Metadata, resource) with { Trim = new OwnershipMetadata().Of };
        var informer = new Informer<PartialObjectMetadata>(source, new InformerSettings(), _context.Clock, new Random(seed), _log);
        informer.AddHandler(new InformerHandler<PartialObjectMetadata>(
            added => _graph.See(resource, added),
            (_, after) => _graph.See(resource, after),
            gone => _graph.Gone(gone.Metadata.Uid)));
        var watched = new Watched(informer, CancellationTokenSource.CreateLinkedTokenSource(group.Stopping));
        _watched.Add(resource, watched);
        group.Start(_ => informer.RunAsync(watched.Stop.Token));
    }

    /// <summary>Resources that are served no longer (a definition was deleted) are not watched either.</summary>
    private async Task UnwatchAsync(HashSet<ServedResource> served)
    {
        foreach (var (resource, watched) in _watched.Where(w => !served.Contains(w.Key)).ToList())
        {
            _watched.Remove(resource);
            await watched.Stop.CancelHereAsync();
            watched.Stop.Dispose();
        }
    }

    /// <summary>
    /// Waits until the graph is whole, but not for ever for a resource that cannot be listed: owners that the graph does
    /// not know are looked up anyway.
    /// </summary>
    private async Task WaitForSyncAsync(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(DiscoverEvery, _context.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        foreach (var (resource, watched) in _watched.ToList())
        {
            try
            {
                await watched.Informer.WaitForSyncAsync(both.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                _log.NotSynced($"{resource.GroupVersion}/{resource.Plural}");
            }
        }
    }

    private sealed record Watched(Informer<PartialObjectMetadata> Informer, CancellationTokenSource Stop);
}
