using System.Text.RegularExpressions;
using NetKube.Shared.Schema;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>"did you mean": the known field that is nearest to an unknown one.</summary>
public static partial class FieldSuggestions
{
    /// <summary>A suffix such as <c> (did you mean "preference"?)</c>; empty when nothing is near.</summary>
    public static string For(TypeSchema schema, StrictFinding finding)
    {
        if (finding.Kind != StrictFindingKind.Unknown) return "";
        var parts = Indexes().Replace(finding.Path, "").Split('.');
        TypeSchema? at = schema;
        foreach (var part in parts[..^1])
        {
            at = StructOf(at?.Find(part)?.Value);
            if (at is null) return "";
        }
        var nearest = Nearest(parts[^1], at!.Fields.Select(f => f.Name));
        return nearest is null ? "" : $" (did you mean \"{nearest}\"?)";
    }

    /// <summary>The candidate within a third of the word's length in edits; null when none is.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var (best, least) = ((string?)null, Math.Max(1, word.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least) (best, least) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Levenshtein distance in which swapping two neighbours is one edit.</summary>
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) table[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[left.Length, right.Length];
    }

    private static TypeSchema? StructOf(ValueSchema? value) => value switch
    {
        StructSchema structure => structure.Type,
        ListSchema list => StructOf(list.Element),
        MapSchema map => StructOf(map.Value),
        _ => null,
    };

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Indexes();
}
