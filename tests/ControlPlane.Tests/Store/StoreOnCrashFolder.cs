using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store;

/// <summary>Short words for tests of the embedded store over a folder that can crash.</summary>
internal static class StoreOnCrashFolder
{
    public static readonly EmbeddedStoreSettings Small = new()
    {
        SegmentBytes = 16 * 1024, ReservedBytes = 2048, SnapshotAfterBytes = long.MaxValue / 4,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<EmbeddedStore> OpenAsync(this CrashFolder folder, EmbeddedStoreSettings? settings = null, TimeProvider? clock = null) =>
        EmbeddedStore.OpenAsync(folder, settings ?? Small, clock ?? TimeProvider.System, NullLogger.Instance, Stop);

    public static async Task<long> PutAsync(this IStore store, string key, string value, bool callerWaits = false) =>
        (await store.TransactAsync(new Transaction([], [new Write(key, Encoding.UTF8.GetBytes(value))]) { CallerWaits = callerWaits }, Stop)).Revision;

    public static async Task<long> DeleteAsync(this IStore store, string key) =>
        (await store.TransactAsync(new Transaction([], [new Write(key, null)]), Stop)).Revision;

    public static async Task<string?> GetAsync(this IStore store, string key, long revision = 0)
    {
        var range = await store.RangeAsync(new RangeRequest(key, Revision: revision), Stop);
        return range.Entries.Count == 0 ? null : Encoding.UTF8.GetString(range.Entries[0].Value.Span);
    }

    /// <summary>Everything that can be read of a store at a revision, in one string.</summary>
    public static async Task<string> DumpAsync(this IStore store, long revision = 0)
    {
        var range = await store.RangeAsync(new RangeRequest("", "\uFFFF", revision), Stop);
        return string.Join('\n', range.Entries.Select(entry =>
            $"{entry.Key}={Convert.ToHexString(entry.Value.Span)} {entry.CreateRevision} {entry.ModRevision} {entry.Version}"));
    }
}
