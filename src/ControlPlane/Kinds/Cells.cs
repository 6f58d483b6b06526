using System.Globalization;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Kinds;

/// <summary>Table cells as kubectl users know them.</summary>
public static class Cells
{
    /// <summary>"5m30s": how long ago, in at most two units; "&lt;unknown&gt;" without a time.</summary>
    public static string Age(Time? since, DateTime now) => since is { } time ? Duration(now - time.Utc) : "<unknown>";

    /// <summary>duration.HumanDuration of apimachinery: two units while the first is small.</summary>
    public static string Duration(TimeSpan span)
    {
        var seconds = (long)Math.Floor(span.TotalSeconds);
        if (seconds < -1) return "<invalid>";
        if (seconds < 0) return "0s";
        var (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400);
        if (seconds < 120) return Text($"{seconds}s");
        if (minutes < 10) return seconds % 60 == 0 ? Text($"{minutes}m") : Text($"{minutes}m{seconds % 60}s");
        if (hours < 3) return Text($"{minutes}m");
        if (hours < 8) return minutes % 60 == 0 ? Text($"{hours}h") : Text($"{hours}h{minutes % 60}m");
        if (hours < 48) return Text($"{hours}h");
        if (days < 8) return hours % 24 == 0 ? Text($"{days}d") : Text($"{days}d{hours % 24}h");
        if (days < 730) return Text($"{days}d");
        var years = days / 365;
        return days < 8 * 365 && days % 365 != 0 ? Text($"{years}y{days % 365}d") : Text($"{years}y");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
