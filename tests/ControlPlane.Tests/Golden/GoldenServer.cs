using NetKube.ControlPlane.Store;
using NetKube.Testing;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>A test cluster without nodes, controllers or scheduler: what the cases were recorded against.</summary>
internal sealed class GoldenServer : IAsyncDisposable
{
    private const string Token = "golden-administrator";
    private readonly TestCluster _cluster;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _time;

    private GoldenServer(TestCluster cluster, bool timeGoesOn)
    {
        _cluster = cluster;
        _time = timeGoesOn ? cluster.Time.FollowAsync(_ending.Token) : Task.CompletedTask;
        Client = new GoldenClient(new HttpClient(cluster.CreateHandlerByToken()) { Timeout = Timeout.InfiniteTimeSpan }, Token);
    }

    /// <summary>Sends requests as an administrator unless a step says otherwise.</summary>
    public GoldenClient Client { get; }

    /// <summary>What it keeps its objects in.</summary>
    public IStore Store => _cluster.Servers[0].Parts.State.Store;

    /// <summary>Its clock.</summary>
    public ClusterTime Time => _cluster.Time;

    /// <summary>Sends any request; whoever sends it says who it is.</summary>
    public HttpClient NewClient()
    {
        var client = new HttpClient(_cluster.CreateHandlerByToken()) { Timeout = Timeout.InfiniteTimeSpan };
        client.BaseAddress = new Uri("https://kubernetes.default.svc");
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + Token);
        return client;
    }

    /// <summary>A server that is ready. Its time goes with real time, or stands until it is advanced.</summary>
    public static async Task<GoldenServer> StartAsync(CancellationToken stop, bool timeGoesOn = true)
    {
        var tokens = Path.GetTempFileName();
        await File.WriteAllTextAsync(tokens, $"{Token},admin,1,\"system:masters\"\n", stop);
        try
        {
            var options = new TestClusterOptions { Nodes = 0, Controllers = ["-*"], Scheduler = false, Server = usual => usual with { TokenFile = tokens } };
            return new GoldenServer(await TestCluster.StartAsync(options, stop), timeGoesOn);
        }
        finally
        {
            File.Delete(tokens);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _time;
        Client.Dispose();
        _ending.Dispose();
        await _cluster.DisposeAsync();
    }
}
