using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.PodTemplates;

/// <summary>Cells that the tables of workloads share.</summary>
internal static class WorkloadCells
{
    private const string None = "<none>";

    /// <summary>Containers' names.</summary>
    public static string Names(PodSpec? spec) => string.Join(',', (spec?.Containers ?? []).Select(c => c.Name));

    /// <summary>Containers' images.</summary>
    public static string Images(PodSpec? spec) => string.Join(',', (spec?.Containers ?? []).Select(c => c.Image));

    /// <summary>"a=b,c=d".</summary>
    public static string Labels(Dictionary<string, string>? labels) =>
        labels is { Count: > 0 } ? string.Join(',', labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}")) : None;

    /// <summary>A selector as kubectl's -l takes it.</summary>
    public static string Selector(LabelSelector? selector)
    {
        if (selector is null || LabelMatch.IsEmpty(selector)) return None;
        if (LabelMatch.Matches(selector, null) is null) return "<error>";
        var labels = (selector.MatchLabels ?? []).Select(l => (l.Key, Text: $"{l.Key}={l.Value}"));
        var expressions = (selector.MatchExpressions ?? []).Select(e => (e.Key, Text: Expression(e)));
        return string.Join(',', labels.Concat(expressions).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Text));
    }

    private static string Expression(LabelSelectorRequirement requirement)
    {
        var values = string.Join(',', (requirement.Values ?? []).Order(StringComparer.Ordinal));
        return requirement.Operator switch
        {
            LabelSelectorOperator.In => $"{requirement.Key} in ({values})",
            LabelSelectorOperator.NotIn => $"{requirement.Key} notin ({values})",
            LabelSelectorOperator.Exists => requirement.Key,
            _ => "!" + requirement.Key,
        };
    }
}
