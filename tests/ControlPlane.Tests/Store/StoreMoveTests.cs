using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Store.Etcd;
using NetKube.ControlPlane.Tests.Store.Etcd;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>A store moved from one kind to the other and back.</summary>
public sealed class StoreMoveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-move-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_store_goes_to_etcd_and_back_with_every_value_and_revisions_never_run_back()
    {
        await using var etcd = await EtcdServer.StartAsync();
        var content = await FilledAsync(5000);
        var moved = await EtcdImport.RunAsync(content, Settings(etcd), TimeProvider.System, Stop);
        Assert.Equal((content.Summary.Keys, content.Summary.ValuesDigest), (moved.Keys, moved.ValuesDigest));
        await using var store = await etcd.OpenAsync();
        Assert.True(await store.CurrentRevisionAsync(Stop) > content.Revision);
        var inEtcd = await StoreContent.ReadAsync(store, Stop);
        Assert.All(inEtcd.Entries, entry => Assert.True(entry.ModRevision > content.Revision));

        var last = await store.PutAsync("/new", "1");
        var back = await StoreSnapshot.RestoreAsync(await StoreContent.ReadAsync(store, Stop), Path.Combine(_folder, "back"), 0, Stop);
        Assert.Equal(last, back.Revision);
        await using var embedded = await EmbeddedStore.OpenAsync(
            Path.Combine(_folder, "back"), null, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<EmbeddedStore>.Instance, Stop);
        Assert.Equal(await store.DumpAsync(), await embedded.DumpAsync());
        Assert.Equal(last + 1, await embedded.PutAsync("/newer", "1"));
    }

    [Fact]
    public async Task A_moved_store_keeps_the_contract_of_revisions()
    {
        await using var etcd = await EtcdServer.StartAsync();
        var content = await FilledAsync(50);
        _ = await EtcdImport.RunAsync(content with { Revision = 1_000_000 }, Settings(etcd), TimeProvider.System, Stop);
        await using var store = await etcd.OpenAsync();
        var now = await store.CurrentRevisionAsync(Stop);
        Assert.InRange(now, 1_000_001, 1_000_010);
        var entry = (await store.RangeAsync(new RangeRequest("/k/7"), Stop)).Entries[0];
        Assert.False((await store.TransactAsync(Transaction.PutIf("/k/7", 55, new byte[1]), Stop)).Succeeded);
        Assert.False((await store.TransactAsync(Transaction.PutIf("/k/7", 0, new byte[1]), Stop)).Succeeded);
        Assert.Equal(now + 1, (await store.TransactAsync(Transaction.PutIf("/k/7", entry.ModRevision, new byte[1]), Stop)).Revision);
        Assert.Equal("7", await store.GetAsync("/k/7", now));

        // Revisions of before the move are gone, for reads and for watches that resume there.
        _ = await Assert.ThrowsAsync<RevisionCompactedException>(async () => await store.GetAsync("/k/7", content.Revision));
        await using var old = new WatchTap(store, new WatchRequest("/", "0", content.Revision), TimeSpan.FromSeconds(20));
        _ = await Assert.ThrowsAsync<RevisionCompactedException>(() => old.TakeAsync(1));
        await using var watch = new WatchTap(store, new WatchRequest("/k/7", null, now), TimeSpan.FromSeconds(20));
        Assert.Equal((now + 1, entry.ModRevision), ((await watch.TakeAsync(1))[0] is var change) ? (change.Revision, change.Previous!.ModRevision) : default);
        await store.CompactAsync(now + 1, Stop);
        Assert.Equal(now + 1, await store.OldestAsync(Stop));
    }

    [Fact]
    public async Task A_move_never_overwrites_and_one_that_was_interrupted_is_not_served()
    {
        await using var etcd = await EtcdServer.StartAsync();
        var content = await FilledAsync(300);
        using var interrupted = new CancellationTokenSource();
        var broken = new StoreContent(content.Revision, [.. content.Entries.Take(250), new StoreEntry("/k/too-large", new byte[3_000_000], 2, 2, 1)]);
        _ = await Assert.ThrowsAsync<StoreTooLargeException>(() => EtcdImport.RunAsync(broken, Settings(etcd), TimeProvider.System, Stop));
        Assert.Contains("interrupted", (await Assert.ThrowsAsync<StoreUnavailableException>(() => etcd.OpenAsync())).Message);
        _ = await Assert.ThrowsAsync<StoreExistsException>(() => EtcdImport.RunAsync(content, Settings(etcd), TimeProvider.System, Stop));
        var other = Settings(etcd) with { Prefix = "/second" };
        _ = await EtcdImport.RunAsync(content, other, TimeProvider.System, Stop);
        _ = await Assert.ThrowsAsync<StoreExistsException>(() => EtcdImport.RunAsync(content, other, TimeProvider.System, Stop));
    }

    private static EtcdSettings Settings(EtcdServer etcd) => new() { Servers = [etcd.Address] };

    private static async Task<StoreContent> FilledAsync(int keys)
    {
        await using var store = EmbeddedStore.InMemory();
        for (var i = 0; i < keys; i++) _ = await store.PutAsync($"/k/{i}", $"{i}");
        for (var i = 0; i < keys; i += 3) _ = await store.PutAsync($"/k/{i}", $"{i} again");
        _ = await store.PutAsync("/k/7", "7");
        return await StoreContent.ReadAsync(store, Stop);
    }
}
