using System.Text;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Auth.Rbac;

/// <summary>
/// Whether somebody's rules cover all that other rules would grant: each rule is broken into rights of one verb, one
/// group and one resource (or one path), and every right must be covered by one of the held rules.
/// </summary>
public static class RuleCoverage
{
    private const string All = "*";

    /// <summary>The rights that are not held, joined where only the verb differs; empty when all are held.</summary>
    public static IReadOnlyList<PolicyRule> Missing(IReadOnlyList<PolicyRule> held, IEnumerable<PolicyRule> wanted)
    {
        var missing = new Dictionary<(string Group, string Resource, string Names, string Url), PolicyRule>();
        foreach (var right in wanted.SelectMany(Rights))
        {
            if (held.Any(rule => Covers(rule, right))) continue;
            var key = (right.ApiGroups?[0] ?? "", right.Resources?[0] ?? "", string.Join(',', right.ResourceNames ?? []), right.NonResourceURLs?[0] ?? "");
            if (missing.TryGetValue(key, out var same)) same.Verbs!.AddRange(right.Verbs!.Except(same.Verbs!));
            else missing[key] = right;
        }
        return [.. missing.Values];
    }

    /// <summary>The short form of a rule that error messages show.</summary>
    public static string Describe(PolicyRule rule)
    {
        var parts = new List<string>();
        void Add(string name, List<string>? values)
        {
            if (values is { Count: > 0 }) parts.Add($"{name}:{Quoted(values)}");
        }
        Add("APIGroups", rule.ApiGroups);
        Add("Resources", rule.Resources);
        Add("NonResourceURLs", rule.NonResourceURLs);
        Add("ResourceNames", rule.ResourceNames);
        Add("Verbs", rule.Verbs);
        return "{" + string.Join(", ", parts) + "}";
    }

    /// <summary>Go's %q of a list of strings.</summary>
    public static string Quoted(IEnumerable<string> values)
    {
        var text = new StringBuilder("[");
        foreach (var value in values) text.Append(text.Length > 1 ? " " : "").Append('"').Append(value).Append('"');
        return text.Append(']').ToString();
    }

    private static IEnumerable<PolicyRule> Rights(PolicyRule rule)
    {
        foreach (var verb in rule.Verbs ?? [])
        {
            foreach (var group in rule.ApiGroups ?? [])
            {
                foreach (var resource in rule.Resources ?? [])
                {
                    if (rule.ResourceNames is null or [])
                    {
                        yield return new PolicyRule { Verbs = [verb], ApiGroups = [group], Resources = [resource] };
                        continue;
                    }
                    foreach (var name in rule.ResourceNames)
                    {
                        yield return new PolicyRule { Verbs = [verb], ApiGroups = [group], Resources = [resource], ResourceNames = [name] };
                    }
                }
            }
            foreach (var url in rule.NonResourceURLs ?? []) yield return new PolicyRule { Verbs = [verb], NonResourceURLs = [url] };
        }
    }

    private static bool Covers(PolicyRule rule, PolicyRule right)
    {
        if (!Has(rule.Verbs, right.Verbs![0])) return false;
        if (right.NonResourceURLs is [var url]) return UrlCovered(rule.NonResourceURLs, url);
        if (!Has(rule.ApiGroups, right.ApiGroups![0]) || !ResourceCovered(rule.Resources, right.Resources![0])) return false;
        if (rule.ResourceNames is null or []) return true;
        return right.ResourceNames is [var name] && rule.ResourceNames.Contains(name);
    }

    private static bool ResourceCovered(List<string>? held, string resource)
    {
        if (Has(held, resource)) return true;
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && held?.Contains(string.Concat("*", resource.AsSpan(slash))) == true;
    }

    private static bool UrlCovered(List<string>? held, string url) =>
        held?.Any(h => h == All || h == url || (h.EndsWith('*') && url.StartsWith(h.AsSpan().TrimEnd('*'), StringComparison.Ordinal))) == true;

    private static bool Has(List<string>? values, string value) => values is not null && (values.Contains(All) || values.Contains(value));
}
