using System.Globalization;
using System.Text;

namespace NetKube.Shared.Api;

/// <summary>metav1.Duration: nanoseconds, written as Go writes them ("1h0m0s", "1.5s", "300ms").</summary>
public readonly record struct Duration(long Nanoseconds)
{
    private static readonly (string Unit, long Length)[] Units =
        [("h", 3_600_000_000_000), ("ms", 1_000_000), ("m", 60_000_000_000), ("ns", 1), ("us", 1_000), ("µs", 1_000), ("s", 1_000_000_000)];

    /// <summary>As a .NET time span (100 ns steps).</summary>
    public TimeSpan Span => TimeSpan.FromTicks(Nanoseconds / 100);

    public static Duration FromTimeSpan(TimeSpan span) => new(span.Ticks * 100);

    /// <summary>Reads Go's duration syntax: a sign, then decimal numbers, each with a unit.</summary>
    public static bool TryParse(string text, out Duration duration)
    {
        duration = default;
        var rest = text.AsSpan();
        var negative = rest.Length > 0 && rest[0] == '-';
        if (rest.Length > 0 && rest[0] is '-' or '+') rest = rest[1..];
        if (rest.SequenceEqual("0")) return true;
        if (rest.IsEmpty) return false;
        decimal total = 0;
        while (!rest.IsEmpty)
        {
            var digits = 0;
            while (digits < rest.Length && (char.IsAsciiDigit(rest[digits]) || rest[digits] == '.')) digits++;
            if (digits is 0 or > 20 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            rest = rest[digits..];
            if (!TryUnit(rest, out var length, out var taken)) return false;
            total += number * length;
            rest = rest[taken..];
        }
        if (total > long.MaxValue) return false;
        duration = new Duration((long)(negative ? -total : total));
        return true;
    }

    public override string ToString()
    {
        if (Nanoseconds == 0) return "0s";
        var sign = Nanoseconds < 0 ? "-" : "";
        var n = (decimal)Math.Abs((double)Nanoseconds) < 1_000_000_000 ? Math.Abs(Nanoseconds) : 0;
        if (n > 0) return sign + BelowSecond(n);
        var total = Math.Abs(Nanoseconds);
        var text = new StringBuilder(sign);
        var hours = total / 3_600_000_000_000;
        var minutes = total / 60_000_000_000 % 60;
        if (hours > 0) text.Append(CultureInfo.InvariantCulture, $"{hours}h");
        if (hours > 0 || minutes > 0) text.Append(CultureInfo.InvariantCulture, $"{minutes}m");
        return text.Append((total % 60_000_000_000 / 1_000_000_000m).ToString("0.#########", CultureInfo.InvariantCulture)).Append('s').ToString();
    }

    private static string BelowSecond(long nanoseconds) => nanoseconds switch
    {
        < 1_000 => nanoseconds.ToString(CultureInfo.InvariantCulture) + "ns",
        < 1_000_000 => (nanoseconds / 1_000m).ToString("0.###", CultureInfo.InvariantCulture) + "µs",
        _ => (nanoseconds / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture) + "ms",
    };

    private static bool TryUnit(ReadOnlySpan<char> text, out long length, out int taken)
    {
        foreach (var (unit, size) in Units)
        {
            if (!text.StartsWith(unit, StringComparison.Ordinal)) continue;
            (length, taken) = (size, unit.Length);
            return true;
        }
        (length, taken) = (0, 0);
        return false;
    }
}
