using NetKube.EndToEnd.World;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NetKube.EndToEnd.World;

/// <summary>Three nodes with examples/hello.yaml, for all tests that leave them as they were.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    public TestCluster Cluster { get; } = new();

    public string UpSaid { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Machine.Missing() is not null) return;
        var up = await Cluster.UpAsync();
        UpSaid = up.Text;
        Assert.True(up.Code == 0, up.ToString());
        await Cluster.DoAsync("apply", "-f", Repo.Example("hello.yaml"));
        await Cluster.DoAsync("rollout", "status", "deployment/hello", "--timeout=60s");
        await Cluster.DoAsync("wait", "--for=condition=Ready", "pod/client", "--timeout=60s");
    }

    public async ValueTask DisposeAsync()
    {
        if (Machine.Missing() is null) await Cluster.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class OnSharedCluster : ICollectionFixture<SharedCluster>
{
    public const string Name = "on the shared cluster";
}
