using System.Globalization;

namespace NetKube.Shared.Api;

/// <summary>metav1.Time: an instant in whole seconds, RFC 3339 in JSON.</summary>
public readonly record struct Time(DateTime Utc) : IComparable<Time>
{
    /// <summary>The clock's present second.</summary>
    public static Time Now(TimeProvider clock) => From(clock.GetUtcNow());

    /// <summary>Drops what is below a second.</summary>
    public static Time From(DateTimeOffset instant) => new(new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), DateTimeKind.Utc));

    /// <summary>Reads RFC 3339.</summary>
    public static bool TryParse(string text, out Time time)
    {
        var ok = Rfc3339.TryParse(text, out var utc);
        time = ok ? From(utc) : default;
        return ok;
    }

    public int CompareTo(Time other) => Utc.CompareTo(other.Utc);

    public static bool operator <(Time left, Time right) => left.Utc < right.Utc;

    public static bool operator >(Time left, Time right) => left.Utc > right.Utc;

    public static bool operator <=(Time left, Time right) => left.Utc <= right.Utc;

    public static bool operator >=(Time left, Time right) => left.Utc >= right.Utc;

    public static TimeSpan operator -(Time left, Time right) => left.Utc - right.Utc;

    public override string ToString() => Utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <summary>metav1.MicroTime: an instant in microseconds, RFC 3339 with six digits in JSON.</summary>
public readonly record struct MicroTime(DateTime Utc) : IComparable<MicroTime>
{
    /// <summary>The clock's present microsecond.</summary>
    public static MicroTime Now(TimeProvider clock) => From(clock.GetUtcNow());

    /// <summary>Drops what is below a microsecond.</summary>
    public static MicroTime From(DateTimeOffset instant) => new(new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc));

    /// <summary>Reads RFC 3339 with exactly six fraction digits, as Go's layout for it demands.</summary>
    public static bool TryParse(string text, out MicroTime time)
    {
        var hasSix = text.Length >= 27 && text[19] == '.' && text.AsSpan(20, 6).IndexOfAnyExceptInRange('0', '9') < 0 && !char.IsAsciiDigit(text[26]);
        var ok = Rfc3339.TryParse(text, out var utc) && hasSix;
        time = ok ? From(utc) : default;
        return ok;
    }

    public int CompareTo(MicroTime other) => Utc.CompareTo(other.Utc);

    public static bool operator <(MicroTime left, MicroTime right) => left.Utc < right.Utc;

    public static bool operator >(MicroTime left, MicroTime right) => left.Utc > right.Utc;

    public static bool operator <=(MicroTime left, MicroTime right) => left.Utc <= right.Utc;

    public static bool operator >=(MicroTime left, MicroTime right) => left.Utc >= right.Utc;

    public static TimeSpan operator -(MicroTime left, MicroTime right) => left.Utc - right.Utc;

    public override string ToString() => Utc.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}

/// <summary>RFC 3339 as Go reads it: a T, a zone, any number of fraction digits.</summary>
internal static class Rfc3339
{
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < 20 || text[10] != 'T' || text[4] != '-' || text[7] != '-') return false;
        var last = text[^1];
        if (last != 'Z' && (text.Length < 25 || text[^3] != ':')) return false;
        var trimmed = TrimFraction(text);
        return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    /// <summary>.NET reads at most seven fraction digits; Go writes nine.</summary>
    private static string TrimFraction(string text)
    {
        if (text[19] != '.') return text;
        var end = 20;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - 20 <= 7 ? text : string.Concat(text.AsSpan(0, 27), text.AsSpan(end));
    }
}
