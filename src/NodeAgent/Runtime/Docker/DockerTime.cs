using System.Globalization;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>Docker writes RFC 3339 with nanoseconds, and the year 1 for "never".</summary>
internal static class DockerTime
{
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1
            ? time.ToUniversalTime()
            : null;

    /// <summary>Seconds with a fraction, as log and event filters take them.</summary>
    public static string ToFilter(DateTimeOffset time)
    {
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks;
        return string.Create(CultureInfo.InvariantCulture,
            $"{ticks / TimeSpan.TicksPerSecond}.{ticks % TimeSpan.TicksPerSecond * 100:D9}");
    }
}
