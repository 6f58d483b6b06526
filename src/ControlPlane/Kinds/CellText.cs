using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds;

/// <summary>Texts in table cells that many kinds have.</summary>
internal static class CellText
{
    /// <summary>"a=b,c=d"; "&lt;none&gt;" without labels.</summary>
    public static string Labels(IReadOnlyDictionary<string, string>? labels) =>
        labels is { Count: > 0 } ? string.Join(",", labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}")) : "<none>";

    /// <summary>A selector as kubectl takes it.</summary>
    public static string Selector(LabelSelector? selector)
    {
        if (selector is null) return "<none>";
        var parts = (selector.MatchLabels ?? []).Select(l => (l.Key, Text: $"{l.Key}={l.Value}"))
            .Concat((selector.MatchExpressions ?? []).Select(e => (e.Key, Text: Requirement(e))))
            .OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Text);
        var text = string.Join(",", parts);
        return text.Length == 0 ? "<none>" : text;
    }

    /// <summary>The first of a list, and how many more there are.</summary>
    public static string Listed(IReadOnlyList<string> all, int shown, string empty)
    {
        var text = string.Join(",", all.Take(shown));
        if (all.Count > shown) return $"{text} + {all.Count - shown} more...";
        return text.Length == 0 ? empty : text;
    }

    private static string Requirement(LabelSelectorRequirement requirement)
    {
        var values = string.Join(",", (requirement.Values ?? []).Order(StringComparer.Ordinal));
        return requirement.Operator switch
        {
            LabelSelectorOperator.In => $"{requirement.Key} in ({values})",
            LabelSelectorOperator.NotIn => $"{requirement.Key} notin ({values})",
            LabelSelectorOperator.Exists => requirement.Key,
            LabelSelectorOperator.DoesNotExist => "!" + requirement.Key,
            _ => "<error>",
        };
    }
}
