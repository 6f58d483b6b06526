using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

public sealed class StoreSnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-snapshot-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Saved => Path.Combine(_folder, "saved");

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_saved_store_is_restored_with_its_entries_and_revision()
    {
        await using var store = await FilledAsync();
        var saved = await StoreSnapshot.SaveAsync(store, Saved, Stop);
        Assert.Equal((store.Figures.Revision, 99L), (saved.Revision, saved.Keys));
        Assert.Equal(saved, await StoreSnapshot.VerifyAsync(Saved, Stop));
        Assert.Equal(saved, await StoreSnapshot.RestoreAsync(Saved, Data, 0, Stop));
        await using var restored = await OpenAsync();
        Assert.Equal(await store.DumpAsync(), await restored.DumpAsync());
        Assert.Equal(store.Figures.Revision + 1, await restored.PutAsync("/new", "1"));
    }

    [Fact]
    public async Task A_restore_can_skip_revisions_so_that_none_seen_comes_again()
    {
        await using var store = await FilledAsync();
        var saved = await StoreSnapshot.SaveAsync(store, Saved, Stop);
        _ = await StoreSnapshot.RestoreAsync(Saved, Data, 1_000_000, Stop);
        await using var restored = await OpenAsync();
        Assert.Equal(saved.Revision + 1_000_000, await restored.CurrentRevisionAsync(Stop));
        Assert.Equal(await store.DumpAsync(), await restored.DumpAsync());
        await using var watch = new WatchTap(restored, new WatchRequest("/", "0", saved.Revision), TimeSpan.FromSeconds(20));
        _ = await Assert.ThrowsAsync<RevisionCompactedException>(() => watch.TakeAsync(1));
    }

    [Fact]
    public async Task A_restore_never_overwrites_a_store()
    {
        await using var store = await FilledAsync();
        _ = await StoreSnapshot.SaveAsync(store, Saved, Stop);
        await using (var other = await OpenAsync())
        {
            _ = await other.PutAsync("/mine", "1");
            _ = await Assert.ThrowsAsync<StoreInUseException>(() => StoreSnapshot.RestoreAsync(Saved, Data, 0, Stop));
        }

        _ = await Assert.ThrowsAsync<StoreExistsException>(() => StoreSnapshot.RestoreAsync(Saved, Data, 0, Stop));
        await using var again = await OpenAsync();
        Assert.Equal("1", await again.GetAsync("/mine"));
    }

    [Fact]
    public async Task A_damaged_snapshot_is_refused()
    {
        await using var store = await FilledAsync();
        _ = await StoreSnapshot.SaveAsync(store, Saved, Stop);
        var good = await File.ReadAllBytesAsync(Saved, Stop);
        foreach (var at in (int[])[0, 20, 50, 66, 80, 90, 500, good.Length - 1, good.Length - 20])
        {
            var bad = good.ToArray();
            bad[at] ^= 4;
            await File.WriteAllBytesAsync(Saved, bad, Stop);
            _ = await Assert.ThrowsAsync<StoreCorruptException>(() => StoreSnapshot.VerifyAsync(Saved, Stop));
            _ = await Assert.ThrowsAsync<StoreCorruptException>(() => StoreSnapshot.RestoreAsync(Saved, Data, 0, Stop));
        }

        await File.WriteAllBytesAsync(Saved, good[..^100], Stop);
        _ = await Assert.ThrowsAsync<StoreCorruptException>(() => StoreSnapshot.VerifyAsync(Saved, Stop));
    }

    private static async Task<EmbeddedStore> FilledAsync()
    {
        var store = EmbeddedStore.InMemory();
        for (var i = 0; i < 300; i++) _ = await store.PutAsync($"/{i % 100}", $"{i}");
        _ = await store.DeleteAsync("/7");
        return store;
    }

    private Task<EmbeddedStore> OpenAsync() =>
        EmbeddedStore.OpenAsync(Data, StoreOnCrashFolder.Small, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, Stop);
}
