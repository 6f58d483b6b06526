using NetKube.ControlPlane.Auth;
using NetKube.NodeAgent.Hollow;
using NetKube.Shared.Client;
using NetKube.Testing.Connections;

namespace NetKube.Testing;

/// <summary>
/// A Kubernetes cluster in this process: the API server, store, controllers and scheduler that netkube runs, and nodes
/// whose containers are only noted. No container, no root, no socket unless one is asked for. Its time is its own.
/// <code>
/// await using var cluster = await TestCluster.StartAsync();
/// await cluster.Client.CreateAsync(deployment);
/// await cluster.Time.AdvanceAsync(TimeSpan.FromHours(1));
/// </code>
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly ClusterWorld _world;
    private ClusterLife _life;
    private TestListener? _listener;

    private TestCluster(ClusterWorld world, ClusterLife life)
    {
        (_world, _life) = (world, life);
        Client = CreateClient();
    }

    /// <summary>The API, as an administrator.</summary>
    public IKubeClient Client { get; }

    /// <summary>The cluster's clock.</summary>
    public ClusterTime Time => _world.Time;

    /// <summary>What goes wrong in it.</summary>
    public ClusterFaults Faults => _world.Faults;

    /// <summary>What containers of an image do.</summary>
    public HollowPrograms Programs => _world.Programs;

    /// <summary>Its nodes.</summary>
    public IReadOnlyList<TestNode> Nodes => _life.Nodes;

    /// <summary>Its API servers, all over one store.</summary>
    public IReadOnlyList<TestServer> Servers => _life.Servers;

    /// <summary>Starts a cluster; returns when its nodes are ready.</summary>
    public static async Task<TestCluster> StartAsync(TestClusterOptions? options = null, CancellationToken stop = default)
    {
        var world = new ClusterWorld(options ?? new TestClusterOptions());
        ClusterLife? life = null;
        // On its own thread from the first step on, so that two runs take the same steps.
        await world.Thread.RunAsync(async () => life = await ClusterLife.StartAsync(world, await ClusterSeed.ForkAsync(world, stop), isSeeded: true, stop));
        return new TestCluster(world, life!);
    }

    /// <summary>The API, as any user; without groups he is nothing but authenticated.</summary>
    public IKubeClient CreateClient(string user = "kubernetes-admin", params IReadOnlyList<string> groups) =>
        FrontHandler.ClientOver(_world, () => _life, UserOf(user, groups));

    /// <summary>HTTP to the API, for other client libraries: the base address is https://kubernetes.default.svc.</summary>
    public HttpMessageHandler CreateHandler(string user = "kubernetes-admin", params IReadOnlyList<string> groups) =>
        FrontHandler.HandlerOver(_world, () => _life, UserOf(user, groups));

    /// <summary>HTTP to the API whose requests say by a bearer token who asks.</summary>
    public HttpMessageHandler CreateHandlerByToken() => FrontHandler.HandlerOver(_world, () => _life, null);

    /// <summary>
    /// Runs a test's own program, such as the operator under test, as a part of the cluster: time waits for it, too. It
    /// must take its time from <see cref="Time"/>, and must not block.
    /// </summary>
    public Task RunAsync(Func<Task> program) => _world.Thread.RunAsync(program);

    /// <summary>The node of this name.</summary>
    public TestNode Node(string name) => Nodes.FirstOrDefault(n => n.Name == name) ?? throw new ArgumentException($"there is no node {name}", nameof(name));

    /// <summary>Lets the cluster come to rest, and keeps its state.</summary>
    public Task<ClusterSnapshot> SnapshotAsync() => _life.SaveAsync();

    /// <summary>Everything is as it was, the time too. Faults are ended; watches of clients break, as after a restart.</summary>
    public Task RestoreAsync(ClusterSnapshot snapshot, CancellationToken stop = default) => _world.Thread.RunAsync(async () =>
    {
        Faults.Clear();
        await _life.DisposeAsync();
        Time.Set(snapshot.Time);
        _life = await ClusterLife.RestoreAsync(_world, snapshot, stop);
    });

    /// <summary>
    /// Answers on a port of 127.0.0.1 too, for kubectl and other programs; the cluster's time goes with real time from now
    /// on. Returns the URL and the text of an administrator's kubeconfig.
    /// </summary>
    public async Task<(string Server, string Kubeconfig)> ListenAsync(CancellationToken stop = default)
    {
        _listener ??= await TestListener.StartAsync(_world, () => _life, stop);
        return (_listener.Server, _listener.Kubeconfig);
    }

    /// <summary>Ends all of it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_listener is not null) await _listener.DisposeAsync();
        await _world.Thread.RunAsync(async () => await _life.DisposeAsync());
    }

    private static RequestUser UserOf(string name, IReadOnlyList<string> groups) => name == RequestUser.Administrator.Name && groups.Count == 0
        ? RequestUser.Administrator
        : new RequestUser(name, "", [.. groups, "system:authenticated"], new Dictionary<string, IReadOnlyList<string>>());
}
