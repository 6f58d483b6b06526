using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using NetKube.ProxyEngine.Sync;
using NetKube.ProxyEngine.Watching;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.ProxyEngine.Tests.Watching;

/// From API objects to a mode's plan, through informers and the loop.
public sealed class ApiWatchTests : IAsyncDisposable
{
    private readonly FakeCollection<Service> _services = new();
    private readonly FakeCollection<EndpointSlice> _slices = new();
    private readonly FakeCollection<Node> _nodes = new();
    private readonly RecordingMode _mode = new();
    private readonly ProxyMetrics _metrics;
    private readonly CancellationTokenSource _stop = new();
    private readonly ChangeNotes _notes = new();
    private readonly SyncLoop _loop;
    private readonly ApiWatch _watch;
    private TaskGroup? _group;
    private int _version;

    public ApiWatchTests()
    {
        _metrics = new ProxyMetrics(_notes);
        var bounds = new LoopBounds(TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        var telemetry = new SyncTelemetry(_metrics, new ProxyHealth(TimeProvider.System, TimeSpan.FromMinutes(1)), NullLogger<SyncLoop>.Instance);
        _loop = new SyncLoop([new FamilySync(_mode, null, Cluster.Node with { Zone = "" })], _notes, new BoundedLoop(bounds, TimeProvider.System), telemetry, TimeProvider.System);
        _watch = new ApiWatch(new ApiSources(_services.Informer(), _slices.Informer(), _nodes.Informer()), _notes, _loop);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_group is not null) await _group.DisposeAsync();
        _metrics.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task The_first_sync_waits_for_all_lists_and_is_full()
    {
        _services.Now.Add(Web());
        _slices.Now.Add(Slice("web", "10.244.1.7"));
        Start();
        var (plan, changed) = await _mode.NextAsync(_ => true);
        Assert.Null(changed);
        Assert.Equal("10.244.1.7:8080", Assert.Single(Assert.Single(plan.Ports).ClusterEndpoints).ToString());
    }

    [Fact]
    public async Task A_change_reaches_the_mode_as_a_change_of_its_service_only()
    {
        _services.Now.Add(Web());
        Start();
        await _mode.NextAsync(_ => true);
        _slices.Events.Writer.TryWrite(new(WatchEventType.Added, Slice("web", "10.244.1.7")));
        var (_, changed) = await _mode.NextAsync(plan => plan.Ports.Single().ClusterEndpoints.Count == 1);
        Assert.Equal([new ServiceName("default", "web")], changed!);
        _slices.Events.Writer.TryWrite(new(WatchEventType.Deleted, Slice("web", "10.244.1.7")));
        await _mode.NextAsync(plan => plan.Ports.Single().ClusterEndpoints.Count == 0);
    }

    [Fact]
    public async Task A_slice_that_moves_to_another_service_leaves_the_first()
    {
        _services.Now.Add(Web());
        _slices.Now.Add(Slice("web", "10.244.1.7"));
        Start();
        await _mode.NextAsync(plan => plan.Ports.Single().ClusterEndpoints.Count == 1);
        _slices.Events.Writer.TryWrite(new(WatchEventType.Modified, Slice("other", "10.244.1.7")));
        await _mode.NextAsync(plan => plan.Ports.Single().ClusterEndpoints.Count == 0);
    }

    [Fact]
    public async Task The_nodes_zone_decides_anew_and_in_full()
    {
        _services.Now.Add(Web());
        var (east, west) = (Slice("web", "10.244.1.7"), Slice("web", "10.244.2.7"));
        west.Metadata.Name = "web-2";
        east.Endpoints![0].Hints = new EndpointHints { ForZones = [new ForZone { Name = "east" }] };
        west.Endpoints![0].Hints = new EndpointHints { ForZones = [new ForZone { Name = "west" }] };
        _slices.Now.AddRange([east, west]);
        Start();
        await _mode.NextAsync(plan => plan.Ports.Single().ClusterEndpoints.Count == 2);
        _nodes.Events.Writer.TryWrite(new(WatchEventType.Added, new Node
        {
            Metadata = new ObjectMeta { Name = "node-a", Labels = new() { ["topology.kubernetes.io/zone"] = "east" } },
        }));
        var (_, changed) = await _mode.NextAsync(plan => plan.Ports.Single().ClusterEndpoints.Count == 1);
        Assert.Null(changed);
    }

    private void Start()
    {
        _group = new TaskGroup(_stop.Token);
        _watch.Start(_group);
        _group.Start(async stop =>
        {
            await _watch.WaitForSyncAsync(stop);
            await _loop.RunAsync(stop);
        });
    }

    private static Service Web() => new()
    {
        Metadata = new ObjectMeta { Namespace = "default", Name = "web", Uid = "1" },
        Spec = new ServiceSpec
        {
            ClusterIP = "10.96.0.9", ClusterIPs = ["10.96.0.9"],
            Ports = [new Shared.Api.Core.V1.ServicePort { Name = "http", Protocol = "TCP", Port = 80 }],
        },
    };

    private EndpointSlice Slice(string service, string address) => new()
    {
        Metadata = new ObjectMeta { Namespace = "default", Name = "web-1", Uid = "2", ResourceVersion = $"{++_version}", Labels = new() { ["kubernetes.io/service-name"] = service } },
        AddressType = "IPv4",
        Ports = [new Shared.Api.Discovery.V1.EndpointPort { Name = "http", Protocol = "TCP", Port = 8080 }],
        Endpoints = [new Endpoint { Addresses = [address] }],
    };

    private sealed class FakeCollection<T>
        where T : class, IKubeObject, IApiValue<T>
    {
        public List<T> Now { get; } = [];

        public Channel<WatchEvent<T>> Events { get; } = Channel.CreateUnbounded<WatchEvent<T>>();

        public Informer<T> Informer() => new(
            new InformerSource<T>((_, _) => Task.FromResult(ListOf(Now)), (_, stop) => WatchAsync(stop)),
            new InformerSettings(), TimeProvider.System, new Random(1), NullLogger.Instance);

        private static KubeList<T> ListOf(List<T> items) => new(items, "1", "");

        private async IAsyncEnumerable<WatchEvent<T>> WatchAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var change in Events.Reader.ReadAllAsync(stop)) yield return change;
        }
    }

    private sealed class RecordingMode : IProxyMode
    {
        private readonly Channel<(ServicePlan Plan, IReadOnlySet<ServiceName>? Changed)> _syncs =
            Channel.CreateUnbounded<(ServicePlan, IReadOnlySet<ServiceName>?)>();

        public Task<SyncReport> SyncAsync(ServicePlan plan, IReadOnlySet<ServiceName>? changed, CancellationToken stop)
        {
            _syncs.Writer.TryWrite((plan, changed));
            return Task.FromResult(SyncReport.Nothing);
        }

        public Task CleanUpAsync(CancellationToken stop) => Task.CompletedTask;

        public async Task<(ServicePlan Plan, IReadOnlySet<ServiceName>? Changed)> NextAsync(Func<ServicePlan, bool> wanted)
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while (true)
            {
                var sync = await _syncs.Reader.ReadAsync(late.Token);
                if (wanted(sync.Plan)) return sync;
            }
        }
    }
}
