using System.Globalization;

namespace NetKube.ControlPlane.Controllers.CronJobs;

/// <summary>
/// A cron expression of five fields (minute, hour, day of month, month, day of week) with lists, ranges, steps and names,
/// or @hourly and its kin. As in cron, when both day fields are restricted either may match.
/// </summary>
internal sealed class CronSchedule
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _daysOfMonth;
    private readonly ulong _months;
    private readonly ulong _daysOfWeek;
    private readonly bool _eitherDay;

    private CronSchedule(string[] fields)
    {
        _minutes = Field(fields[0], 0, 59, []);
        _hours = Field(fields[1], 0, 23, []);
        _daysOfMonth = Field(fields[2], 1, 31, []);
        _months = Field(fields[3], 1, 12, Months);
        var week = Field(fields[4], 0, 7, Days);
        _daysOfWeek = (week & (1UL << 7)) != 0 ? week | 1 : week;   // 7 is Sunday too
        _eitherDay = fields[2][0] is not ('*' or '?') && fields[4][0] is not ('*' or '?');
    }

    /// <summary>Reads an expression; throws <see cref="FormatException"/>.</summary>
    public static CronSchedule Parse(string text)
    {
        var expanded = text.Trim() switch
        {
            "@yearly" or "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" or "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            var plain => plain,
        };
        var fields = expanded.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return fields.Length == 5 ? new CronSchedule(fields) : throw new FormatException($"expected exactly 5 fields, found {fields.Length}: [{text}]");
    }

    /// <summary>The first time after the given one; null when there is none within five years (30 February).</summary>
    public DateTimeOffset? After(DateTimeOffset from, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        var at = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified).AddMinutes(1);
        var end = at.AddYears(5);
        while (at < end)
        {
            if (!Has(_months, at.Month)) at = new DateTime(at.Year, at.Month, 1).AddMonths(1);
            else if (!IsDay(at)) at = at.Date.AddDays(1);
            else if (!Has(_hours, at.Hour)) at = at.Date.AddHours(at.Hour + 1);
            else if (!Has(_minutes, at.Minute) || zone.IsInvalidTime(at)) at = at.AddMinutes(1);
            else
            {
                var found = new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime();
                if (found > from) return found;
                at = at.AddMinutes(1);   // the hour that a clock set back shows twice
            }
        }
        return null;
    }

    private static bool Has(ulong set, int value) => (set & (1UL << value)) != 0;

    private bool IsDay(DateTime at)
    {
        var (month, week) = (Has(_daysOfMonth, at.Day), Has(_daysOfWeek, (int)at.DayOfWeek));
        return _eitherDay ? month || week : month && week;
    }

    private static ulong Field(string text, int least, int most, string[] names)
    {
        var set = 0UL;
        foreach (var part in text.Split(','))
        {
            var slash = part.IndexOf('/', StringComparison.Ordinal);
            var range = slash < 0 ? part : part[..slash];
            var step = slash < 0 ? 1 : Number(part[(slash + 1)..], 1, most, []);
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            var (first, last) = range is "*" or "?" ? (least, most)
                : dash > 0 ? (Number(range[..dash], least, most, names), Number(range[(dash + 1)..], least, most, names))
                : (Number(range, least, most, names), slash < 0 ? Number(range, least, most, names) : most);
            if (first > last) throw new FormatException($"beginning of range ({first}) beyond end of range ({last}): {part}");
            for (var i = first; i <= last; i += step) set |= 1UL << i;
        }
        return set;
    }

    private static int Number(string text, int least, int most, string[] names)
    {
        var named = Array.FindIndex(names, n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase));
        if (named >= 0) return named + (least == 1 ? 1 : 0);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw new FormatException($"failed to parse int from {text}");
        return number >= least && number <= most ? number : throw new FormatException($"{number} is not between {least} and {most}");
    }
}
