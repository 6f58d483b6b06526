using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

/// <summary>Which requests a webhook or policy is asked about.</summary>
internal static class MatchRules
{
    private const int MaxConditions = 64;

    public static void Default(MatchResources? match)
    {
        if (match is null) return;
        match.MatchPolicy ??= MatchPolicyType.Equivalent;
        match.NamespaceSelector ??= new();
        match.ObjectSelector ??= new();
        foreach (var rule in (match.ResourceRules ?? []).Concat(match.ExcludeResourceRules ?? [])) rule.RuleWithOperations.Rule.Scope ??= "*";
    }

    public static void Resources(MatchResources match, Field field, FieldErrors errors)
    {
        if (match.MatchPolicy is not { } policy) errors.Required(field.Child("matchPolicy"));
        else errors.OneOf(field.Child("matchPolicy"), policy, MatchPolicyType.Equivalent, MatchPolicyType.Exact);
        if (match.NamespaceSelector is null) errors.Required(field.Child("namespaceSelector"));
        else errors.Selector(field.Child("namespaceSelector"), match.NamespaceSelector);
        if (match.ObjectSelector is null) errors.Required(field.Child("objectSelector"));
        else errors.Selector(field.Child("objectSelector"), match.ObjectSelector);
        Named(match.ResourceRules, field.Child("resourceRules"), errors);
        Named(match.ExcludeResourceRules, field.Child("excludeResourceRules"), errors);
    }

    public static void Rule(RuleWithOperations rule, Field field, FieldErrors errors)
    {
        var operations = rule.Operations ?? [];
        if (operations.Count == 0) errors.Required(field.Child("operations"));
        if (operations.Count > 1 && operations.Contains("*")) errors.Invalid(field.Child("operations"), RawText.List(operations), "if '*' is present, must not specify other operations");
        for (var i = 0; i < operations.Count; i++) errors.OneOf(field.Child("operations").Index(i), operations[i], "*", "CONNECT", "CREATE", "DELETE", "UPDATE");
        Listed(rule.Rule.ApiGroups, field.Child("apiGroups"), "API groups", false, errors);
        Listed(rule.Rule.ApiVersions, field.Child("apiVersions"), "API versions", true, errors);
        Targets(rule.Rule.Resources ?? [], field.Child("resources"), errors);
        if (rule.Rule.Scope is { } scope) errors.OneOf(field.Child("scope"), scope, "*", "Cluster", "Namespaced");
    }

    public static void Conditions(List<MatchCondition>? conditions, Field field, FieldErrors errors)
    {
        var all = conditions ?? [];
        if (all.Count > MaxConditions) errors.TooMany(field, all.Count, MaxConditions);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            var at = field.Index(i);
            Expressions.Required(all[i].Expression.Trim(), at.Child("expression"), "", errors);
            if (all[i].Name.Length == 0)
            {
                errors.Required(at.Child("name"));
                continue;
            }
            errors.QualifiedName(at.Child("name"), all[i].Name);
            if (!names.Add(all[i].Name)) errors.Duplicate(at.Child("name"), all[i].Name);
        }
    }

    private static void Named(List<NamedRuleWithOperations>? rules, Field field, FieldErrors errors)
    {
        for (var i = 0; i < (rules?.Count ?? 0); i++)
        {
            var (names, at) = (rules![i].ResourceNames ?? [], field.Index(i).Child("resourceNames"));
            for (var j = 0; j < names.Count; j++)
            {
                errors.InvalidEach(at.Index(j), names[j], Names.PathSegment(names[j]));
                if (names.IndexOf(names[j]) < j) errors.Duplicate(at.Index(j), names[j]);
            }
            Rule(rules[i].RuleWithOperations, field.Index(i), errors);
        }
    }

    private static void Listed(List<string>? values, Field field, string what, bool nonEmpty, FieldErrors errors)
    {
        var all = values ?? [];
        if (all.Count == 0) errors.Required(field);
        if (all.Count > 1 && all.Contains("*")) errors.Invalid(field, RawText.List(all), $"if '*' is present, must not specify other {what}");
        for (var i = 0; nonEmpty && i < all.Count; i++)
        {
            if (all[i].Length == 0) errors.Required(field.Index(i));
        }
    }

    /// <summary>"pods", "pods/log", "pods/*", "*/log", "*" (no subresources) and "*/*".</summary>
    private static void Targets(List<string> resources, Field field, FieldErrors errors)
    {
        if (resources.Count == 0) errors.Required(field);
        var allSubresources = new HashSet<string>(StringComparer.Ordinal);
        var ofAll = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < resources.Count; i++)
        {
            var text = resources[i];
            if (text.Length == 0) errors.Required(field.Index(i));
            if (text == "*/*" && resources.Count > 1) errors.Invalid(field, RawText.List(resources), "if '*/*' is present, must not specify other resources");
            if (text.Split('/', 2) is not [var resource, var subresource]) continue;
            if (allSubresources.Contains(resource)) errors.Invalid(field.Index(i), text, $"if '{resource}/*' is present, must not specify {text}");
            if (ofAll.Contains(subresource)) errors.Invalid(field.Index(i), text, $"if '*/{subresource}' is present, must not specify {text}");
            if (subresource == "*") allSubresources.Add(resource);
            if (resource == "*") ofAll.Add(subresource);
        }
        if (resources.Count > 1 && resources.Contains("*") && resources.Exists(r => !r.Contains('/', StringComparison.Ordinal) && r != "*"))
        {
            errors.Invalid(field, RawText.List(resources), "if '*' is present, must not specify other resources without subresources");
        }
    }
}
