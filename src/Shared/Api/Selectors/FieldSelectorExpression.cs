using System.Text;

namespace NetKube.Shared.Api.Selectors;

/// <summary>One condition on a field.</summary>
/// <param name="Field">Such as "spec.nodeName".</param>
/// <param name="Value">The value it is compared with.</param>
/// <param name="Negated">!= instead of =.</param>
public sealed record FieldRequirement(string Field, string Value, bool Negated)
{
    public override string ToString() => $"{Field}{(Negated ? "!=" : "=")}{Escape(Value)}";

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);
}

/// <summary>Conditions on fields, all of which must hold: <c>metadata.name=a,status.phase!=Failed</c>. Immutable.</summary>
public sealed class FieldSelectorExpression
{
    private FieldSelectorExpression(IReadOnlyList<FieldRequirement> requirements)
    {
        Requirements = requirements;
    }

    /// <summary>Selects every object.</summary>
    public static FieldSelectorExpression Everything { get; } = new([]);

    public IReadOnlyList<FieldRequirement> Requirements { get; }

    /// <summary>Whether it selects everything.</summary>
    public bool IsEverything => Requirements.Count == 0;

    /// <summary>Reads the string form; a backslash escapes a comma, an equals sign or itself. Throws <see cref="FormatException"/>.</summary>
    public static FieldSelectorExpression Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Everything;
        var requirements = new List<FieldRequirement>();
        foreach (var term in Terms(text))
        {
            if (term.Length > 0) requirements.Add(Requirement(term, text));
        }
        return requirements.Count == 0 ? Everything : new FieldSelectorExpression(requirements);
    }

    /// <summary>Whether all hold; the function gives a field's value, empty when it is not set.</summary>
    public bool Matches(Func<string, string> valueOf)
    {
        foreach (var requirement in Requirements)
        {
            if (valueOf(requirement.Field) == requirement.Value == requirement.Negated) return false;
        }
        return true;
    }

    /// <summary>The value that a field must have, when the selector says so (for looking it up in an index).</summary>
    public string? RequiredValue(string field) => Requirements.FirstOrDefault(r => r.Field == field && !r.Negated)?.Value;

    public override string ToString() => string.Join(',', Requirements);

    private static IEnumerable<string> Terms(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == ',')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
        yield return text[start..];
    }

    private static FieldRequirement Requirement(string term, string whole)
    {
        for (var i = 0; i < term.Length; i++)
        {
            var negated = term[i] == '!' && i + 1 < term.Length && term[i + 1] == '=';
            if (!negated && term[i] != '=') continue;
            var width = negated || (i + 1 < term.Length && term[i + 1] == '=') ? 2 : 1;
            return new FieldRequirement(term[..i], Unescape(term[(i + width)..], whole), negated);
        }
        throw new FormatException($"invalid selector: '{whole}'; can't understand '{term}'");
    }

    private static string Unescape(string value, string whole)
    {
        var plain = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                if (++i == value.Length || value[i] is not ('\\' or ',' or '=')) throw new FormatException($"invalid field selector: '{whole}': invalid escape sequence");
                plain.Append(value[i]);
            }
            else if (value[i] is ',' or '=')
            {
                throw new FormatException($"invalid field selector: '{whole}': unescaped character in value '{value}'");
            }
            else
            {
                plain.Append(value[i]);
            }
        }
        return plain.ToString();
    }
}
