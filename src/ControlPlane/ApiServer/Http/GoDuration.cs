using System.Globalization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Durations as Go writes them: 300ms, 1m30s, 1.5h.</summary>
public static class GoDuration
{
    private static readonly (string Unit, double Seconds)[] Units =
        [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>False when the text is no duration.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var rest = text.AsSpan();
        var negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+")) rest = rest[1..];
        if (rest is "0") return true;
        var seconds = 0.0;
        if (rest.Length is 0 or > 64) return false;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            rest = rest[digits..];
            var end = rest.IndexOfAny("0123456789.");
            var name = end < 0 ? rest : rest[..end];
            if (!TryUnit(name, out var unit)) return false;
            seconds += number * unit;
            rest = rest[name.Length..];
        }
        if (seconds > TimeSpan.MaxValue.TotalSeconds / 2) return false;
        value = TimeSpan.FromSeconds(negative ? -seconds : seconds);
        return true;
    }

    private static bool TryUnit(ReadOnlySpan<char> name, out double seconds)
    {
        foreach (var (unit, length) in Units)
        {
            seconds = length;
            if (name.SequenceEqual(unit)) return true;
        }
        seconds = 0;
        return false;
    }
}
