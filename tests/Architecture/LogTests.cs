using System.Text.RegularExpressions;

namespace NetKube.Architecture;

/// <summary>A log event is known by its number.</summary>
public sealed partial class LogTests
{
    [Fact]
    public void Every_event_id_is_used_once()
    {
        var twice = Repo.Files("src", "*.cs")
            .SelectMany(f => EventIds().Matches(Repo.Read(f)).Select(m => (Id: m.Groups[1].Value, File: f)))
            .GroupBy(e => e.Id)
            .Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.File))}");
        Findings.None(twice);
    }

    [Fact]
    public void Every_log_message_has_an_event_id()
    {
        var without = Repo.Files("src", "*.cs")
            .SelectMany(f => Messages().Matches(Repo.Read(f)).Where(m => !EventIds().IsMatch(m.Value)).Select(m => $"{f}: {m.Value}"));
        Findings.None(without);
    }

    [GeneratedRegex(@"EventId\s*=\s*(\d+)")]
    private static partial Regex EventIds();

    [GeneratedRegex(@"\[LoggerMessage\((?:[^""\]]|""(?:[^""\\]|\\.)*"")*\]")]
    private static partial Regex Messages();
}
