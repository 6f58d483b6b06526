using System.Globalization;
using System.Text;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.StoreTorture;

/// <summary>What both sides know: which writer writes what, so that an invented value is known from its own text.</summary>
internal static class Writes
{
    public const int Writers = 16;

    /// <summary>Small segments and early snapshots, so that kills fall on rolls, snapshots and truncations too.</summary>
    public static readonly EmbeddedStoreSettings Settings = new()
    {
        SegmentBytes = 64 * 1024, ReservedBytes = 8 * 1024, SnapshotAfterBytes = 96 * 1024, HistoryBytes = 256 * 1024,
        HistoryCheck = TimeSpan.FromMilliseconds(20),
    };

    public static string Key(int writer, long number) => $"/registry/torture/w{writer}/{number % 7}";

    public static byte[] Value(int writer, long number) =>
        Encoding.UTF8.GetBytes($"{writer} {number} " + new string((char)('a' + (number % 26)), (int)(number % 13) * 60));

    /// <summary>The number of a value; -1 where no writer writes this.</summary>
    public static long NumberOf(int writer, ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value).Split(' ');
        return text.Length == 3 && long.TryParse(text[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && value.SequenceEqual(Value(writer, number))
            ? number
            : -1;
    }
}
