using System.Globalization;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Kinds.CronJobs;

/// <summary>What is wrong with a schedule, in the form and words of robfig/cron: five fields, or a name such as @daily.</summary>
internal static class CronSchedule
{
    private static readonly string[] Descriptors = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
    private static readonly string[] Months = ["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly (int Low, int High, string[] Names)[] Fields = [(0, 59, []), (0, 23, []), (1, 31, []), (1, 12, Months), (0, 6, Days)];

    /// <summary>Null for a good schedule.</summary>
    public static string? Problem(string schedule)
    {
        if (schedule.StartsWith('@')) return Descriptor(schedule);
        var parts = schedule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length) return $"expected exactly {Fields.Length} fields, found {parts.Length}: [{string.Join(' ', parts)}]";
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var range in parts[i].Split(','))
            {
                if (Range(range, Fields[i]) is { } problem) return problem;
            }
        }
        return null;
    }

    private static string? Descriptor(string text)
    {
        const string every = "@every ";
        if (Descriptors.Contains(text)) return null;
        if (!text.StartsWith(every, StringComparison.Ordinal)) return $"unrecognized descriptor: {text}";
        return Duration.TryParse(text[every.Length..], out _) ? null : $"failed to parse duration {text}: time: invalid duration \"{text[every.Length..]}\"";
    }

    private static string? Range(string text, (int Low, int High, string[] Names) field)
    {
        var steps = text.Split('/');
        var ends = steps[0].Split('-');
        int low, high;
        if (ends[0] is "*" or "?") (low, high) = (field.Low, field.High);
        else
        {
            if (Number(ends[0], field.Names, out low) is { } first) return first;
            high = low;
            if (ends.Length > 2) return $"too many hyphens: {text}";
            if (ends.Length == 2 && Number(ends[1], field.Names, out high) is { } second) return second;
        }
        var step = 1;
        if (steps.Length > 2) return $"too many slashes: {text}";
        if (steps.Length == 2)
        {
            if (Number(steps[1], [], out step) is { } third) return third;
            if (ends is [not ("*" or "?")]) high = field.High;
        }
        if (low < field.Low) return $"beginning of range ({low}) below minimum ({field.Low}): {text}";
        if (high > field.High) return $"end of range ({high}) above maximum ({field.High}): {text}";
        if (low > high) return $"beginning of range ({low}) beyond end of range ({high}): {text}";
        return step == 0 ? $"step of range should be a positive number: {text}" : null;
    }

    private static string? Number(string text, string[] names, out int number)
    {
        number = names.Length == 0 ? -1 : Array.IndexOf(names, text.ToLowerInvariant());
        if (number >= 0 && text.Length > 0) return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)) return $"failed to parse int from {text}: strconv.Atoi: parsing \"{text}\": invalid syntax";
        return number < 0 ? $"negative number ({number}) not allowed: {text}" : null;
    }
}
