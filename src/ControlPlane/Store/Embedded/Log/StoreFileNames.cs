using System.Globalization;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Names of the files in a store's folder. Numbers are padded, so that a listing is in order.</summary>
internal static class StoreFileNames
{
    public const string Spare = "log.spare";
    public const string UnfinishedSnapshot = "snapshot.unfinished";

    private const string SegmentPrefix = "log-";
    private const string SnapshotPrefix = "snapshot-";

    public static string Segment(long sequence) => $"{SegmentPrefix}{sequence:D12}";

    public static string Snapshot(long revision) => $"{SnapshotPrefix}{revision:D19}";

    public static IReadOnlyList<long> Segments(IReadOnlyList<string> names) => Numbers(names, SegmentPrefix);

    public static IReadOnlyList<long> Snapshots(IReadOnlyList<string> names) => Numbers(names, SnapshotPrefix);

    private static long[] Numbers(IReadOnlyList<string> names, string prefix) =>
    [
        .. names
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => long.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(number => number >= 0)
            .Order(),
    ];
}
