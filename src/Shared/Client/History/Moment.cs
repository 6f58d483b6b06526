using System.Globalization;
using System.Text.RegularExpressions;

namespace NetKube.Shared.Client.History;

/// <summary>
/// A moment of a cluster's life as people write it: a revision (1234), a time (2026-01-31T12:00:00Z), or how long ago
/// (15m, 1h30m). Exactly one is set.
/// </summary>
public readonly partial record struct Moment(long? Revision, DateTimeOffset? At, TimeSpan? Ago)
{
    /// <summary>What a moment looks like, for messages.</summary>
    public const string Forms = "a revision such as 1234, a time such as 2026-01-31T12:00:00Z, or an age such as 15m or 1h30m";

    /// <summary>Reads a moment; false where it is none.</summary>
    public static bool TryParse(string text, out Moment moment)
    {
        moment = default;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0) moment = new Moment(revision, null, null);
        else if (TryParseAge(text, out var ago)) moment = new Moment(null, null, ago);
        else if (text.Contains('-', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) moment = new Moment(null, at, null);
        else return false;
        return true;
    }

    /// <summary>Reads 90s, 15m, 1h30m, 2d.</summary>
    public static bool TryParseAge(string text, out TimeSpan age)
    {
        age = default;
        if (!Age().IsMatch(text)) return false;
        foreach (Match part in Part().Matches(text))
        {
            if (!int.TryParse(part.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            age += part.Groups[2].Value switch
            {
                "d" => TimeSpan.FromDays(number),
                "h" => TimeSpan.FromHours(number),
                "m" => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromSeconds(number),
            };
        }

        return true;
    }

    [GeneratedRegex(@"^(\d{1,6}[dhms])+$")]
    private static partial Regex Age();

    [GeneratedRegex(@"(\d+)([dhms])")]
    private static partial Regex Part();
}
