using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Store.Encryption;
using NetKube.ControlPlane.Store.Etcd;

namespace NetKube.ControlPlane.Hosting;

/// <summary>
/// Opens the store that a control plane's options name. A server that had a store and finds an empty one does not
/// start: it would tell every node that nothing exists. The embedded store sees to that itself; of an etcd the server
/// keeps a mark in its data folder.
/// </summary>
internal sealed class StoreOpening(ControlPlaneOptions options, TimeProvider clock, ILoggerFactory logs)
{
    private string? Mark => options.DataDirectory is { } folder ? Path.Combine(folder, "etcd.used") : null;

    public async Task<IStore> OpenAsync(CancellationToken stop)
    {
        if (options.EncryptionConfigFile is not { } file) return await OpenPlainAsync(stop);
        var config = EncryptionConfig.Parse(await File.ReadAllBytesAsync(file, stop));
        var store = new EncryptedStore(await OpenPlainAsync(stop), config);
        try
        {
            if (await store.RotateAsync(stop) is > 0 and var rotated) logs.CreateLogger<StoreOpening>().ValuesEncrypted(rotated);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Notes that the store is no longer empty.</summary>
    public async Task NoteUsedAsync(CancellationToken stop)
    {
        if (options.Etcd is { } etcd && Mark is { } mark) await File.WriteAllTextAsync(mark, etcd.Prefix + "\n", stop);
    }

    private async Task<IStore> OpenPlainAsync(CancellationToken stop)
    {
        if (options.Etcd is { } etcd) return await OpenEtcdAsync(etcd, stop);
        var settings = new EmbeddedStoreSettings { HistoryAge = options.HistoryAge, HistoryBytes = options.MemoryBudget * 1024L * 1024 / 10 };
        return options.DataDirectory is { } folder
            ? await EmbeddedStore.OpenAsync(Path.Combine(folder, "store"), settings, clock, logs.CreateLogger<EmbeddedStore>(), stop)
            : EmbeddedStore.InMemory(clock, settings with { ProgressEvery = TimeSpan.Zero });
    }

    private async Task<IStore> OpenEtcdAsync(EtcdSettings etcd, CancellationToken stop)
    {
        var store = await EtcdStore.OpenAsync(etcd with { HistoryAge = options.HistoryAge }, clock, logs.CreateLogger<EtcdStore>(), stop);
        try
        {
            var keys = await store.RangeAsync(new RangeRequest("/", "0", CountOnly: true), stop);
            if (keys.Count > 0 || Mark is not { } mark || !File.Exists(mark)) return store;
            throw new StoreMissingException(
                $"there are no keys under {etcd.Prefix}/ in etcd, but this server's state was there; "
                + $"restore it (netkube snapshot restore), correct --etcd-servers and --etcd-prefix, or delete {mark} to begin anew");
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }
}
