using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Validation;

/// <summary>Labels and selectors over them.</summary>
public static class LabelRules
{
    /// <summary>Keys and values of a map of labels.</summary>
    public static void Labels(this FieldErrors errors, Field field, IReadOnlyDictionary<string, string>? labels)
    {
        foreach (var (key, value) in InOrder(labels))
        {
            errors.QualifiedName(field, key);
            errors.InvalidEach(field, value, Names.LabelValue(value));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> InOrder(IReadOnlyDictionary<string, string>? labels)
    {
        if (labels is null) return [];
        return labels.Count <= 1 ? labels : labels.OrderBy(l => l.Key, StringComparer.Ordinal);
    }

    /// <summary>A selector, if there is one. Objects stored before values were checked may keep bad ones.</summary>
    public static void Selector(this FieldErrors errors, Field field, LabelSelector? selector, bool allowBadValues = false)
    {
        if (selector is null) return;
        errors.Labels(field.Child("matchLabels"), selector.MatchLabels);
        var at = field.Child("matchExpressions");
        for (var i = 0; i < (selector.MatchExpressions?.Count ?? 0); i++) Requirement(errors, at.Index(i), selector.MatchExpressions![i], allowBadValues);
    }

    private static void Requirement(FieldErrors errors, Field field, LabelSelectorRequirement requirement, bool allowBadValues)
    {
        switch (requirement.Operator)
        {
            case LabelSelectorOperator.In or LabelSelectorOperator.NotIn:
                if (requirement.Values is null or []) errors.Required(field.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case LabelSelectorOperator.Exists or LabelSelectorOperator.DoesNotExist:
                if (requirement.Values is { Count: > 0 }) errors.Forbidden(field.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            default:
                errors.Invalid(field.Child("operator"), requirement.Operator, "not a valid selector operator");
                break;
        }
        errors.QualifiedName(field.Child("key"), requirement.Key);
        if (allowBadValues) return;
        for (var i = 0; i < (requirement.Values?.Count ?? 0); i++) errors.InvalidEach(field.Child("values").Index(i), requirement.Values![i], Names.LabelValue(requirement.Values[i]));
    }
}

/// <summary>Whether labels satisfy a selector.</summary>
public static class LabelMatch
{
    /// <summary>An absent selector selects nothing, an empty one everything; one that is malformed gives null.</summary>
    public static bool? Matches(LabelSelector? selector, IReadOnlyDictionary<string, string>? labels)
    {
        if (selector is null) return false;
        var matches = true;
        foreach (var (key, value) in selector.MatchLabels ?? [])
        {
            if (Names.Qualified(key).Any() || Names.LabelValue(value).Any()) return null;
            matches &= labels is not null && labels.TryGetValue(key, out var found) && found == value;
        }
        foreach (var requirement in selector.MatchExpressions ?? [])
        {
            if (Names.Qualified(requirement.Key).Any()) return null;
            var present = Value(labels, requirement.Key);
            var values = requirement.Values ?? [];
            bool? satisfied = requirement.Operator switch
            {
                LabelSelectorOperator.In when values.Count > 0 => present is not null && values.Contains(present),
                LabelSelectorOperator.NotIn when values.Count > 0 => present is null || !values.Contains(present),
                LabelSelectorOperator.Exists when values.Count == 0 => present is not null,
                LabelSelectorOperator.DoesNotExist when values.Count == 0 => present is null,
                _ => null,
            };
            if (satisfied is null) return null;
            matches &= satisfied.Value;
        }
        return matches;
    }

    /// <summary>Whether a selector has nothing in it.</summary>
    public static bool IsEmpty(LabelSelector selector) => selector.MatchLabels is not { Count: > 0 } && selector.MatchExpressions is not { Count: > 0 };

    private static string? Value(IReadOnlyDictionary<string, string>? labels, string key) => labels is not null && labels.TryGetValue(key, out var value) ? value : null;
}
