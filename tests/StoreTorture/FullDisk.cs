using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.StoreTorture;

/// <summary>Fills the disk that a folder is on (a small one of its own) and walks through what must happen then.</summary>
internal static class FullDisk
{
    public static async Task<string?> RunAsync(string folder)
    {
        var filler = Path.Combine(Path.GetDirectoryName(folder)!, "filler");
        string before;
        await using (var store = await OpenAsync(folder))
        {
            var written = await FillAsync(store);
            if (written < 10) return $"only {written} puts fitted";
            if (await PutIsRefusedAsync(store) is false) return "a put was taken on a full disk";
            if ((await store.RangeAsync(new RangeRequest("/0"), default)).Count != 1) return "a read failed on a full disk";
            for (var i = 0; i < 20; i++) _ = await store.TransactAsync(new Transaction([], [new Write($"/{i}", null)]), default);
            before = await StateAsync(store);
        }

        await using (var store = await OpenAsync(folder))
        {
            if (await StateAsync(store) != before) return "a restart on a full disk lost something";
            File.Delete(filler);
            _ = await store.TransactAsync(new Transaction([], [new Write("/back", new byte[5000])]), default);
        }

        return null;

        async Task<int> FillAsync(EmbeddedStore store)
        {
            // Another program takes the rest of the disk, and then the store's own space runs out.
            await using (var rest = new FileStream(filler, FileMode.Create))
            {
                try
                {
                    while (true)
                    {
                        await rest.WriteAsync(new byte[4096]);
                        await rest.FlushAsync();
                    }
                }
                catch (IOException)
                {
                    // full
                }
            }

            for (var i = 0; ; i++)
            {
                try
                {
                    _ = await store.TransactAsync(new Transaction([], [new Write($"/{i}", new byte[1000])]), default);
                }
                catch (StoreFullException)
                {
                    return i;
                }
            }
        }
    }

    private static Task<EmbeddedStore> OpenAsync(string folder) => EmbeddedStore.OpenAsync(
        folder, Writes.Settings with { SnapshotAfterBytes = long.MaxValue / 4 }, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, default);

    private static async Task<bool> PutIsRefusedAsync(EmbeddedStore store)
    {
        try
        {
            _ = await store.TransactAsync(new Transaction([], [new Write("/no", new byte[1000])]), default);
            return false;
        }
        catch (StoreFullException)
        {
            return true;
        }
    }

    private static async Task<string> StateAsync(EmbeddedStore store)
    {
        var all = await store.RangeAsync(new RangeRequest("", "\uFFFF"), default);
        return $"{all.Revision} " + string.Join(' ', all.Entries.Select(entry => $"{entry.Key}@{entry.ModRevision}"));
    }
}
