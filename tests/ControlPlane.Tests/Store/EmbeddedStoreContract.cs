using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>The contract, kept in memory.</summary>
public sealed class MemoryStoreContract : StoreContract
{
    protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(EmbeddedStore.InMemory());
}

/// <summary>The contract, on a disk. Batches of watches and segments are small, so that their seams are met.</summary>
public sealed class DiskStoreContract : StoreContract
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "netkube-store-" + Guid.NewGuid().ToString("N"));

    protected override async Task<IStore> OpenAsync() => await EmbeddedStore.OpenAsync(
        _folder,
        new EmbeddedStoreSettings { SegmentBytes = 16 * 1024, ReservedBytes = 2048, SnapshotAfterBytes = 32 * 1024, WatchBatchEvents = 7 },
        TimeProvider.System,
        NullLogger<EmbeddedStore>.Instance,
        Stop);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        File.Delete(_folder + ".used");
    }
}
