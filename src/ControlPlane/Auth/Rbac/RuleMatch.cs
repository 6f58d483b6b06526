using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Auth.Rbac;

/// <summary>Whether one RBAC rule covers one request.</summary>
public static class RuleMatch
{
    private const string All = "*";

    /// <summary>Whether the rule allows the request (its namespace is the binding's business).</summary>
    public static bool Allows(PolicyRule rule, AccessRequest request)
    {
        if (!Has(rule.Verbs, request.Verb)) return false;
        if (!request.IsResource) return PathMatches(rule.NonResourceURLs, request.Path);
        return Has(rule.ApiGroups, request.Group)
            && ResourceMatches(rule.Resources, request.Resource, request.Subresource)
            && (rule.ResourceNames is null or [] || rule.ResourceNames.Contains(request.Name));
    }

    /// <summary>A path is covered by itself, by a prefix that ends in *, or by *.</summary>
    public static bool PathMatches(List<string>? urls, string path)
    {
        foreach (var url in urls ?? [])
        {
            if (url == All || url == path) return true;
            if (url.EndsWith('*') && path.StartsWith(url.AsSpan().TrimEnd('*'), StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>"*" covers everything, "pods" pods alone, "pods/log" one subresource, "*/status" that of every resource.</summary>
    private static bool ResourceMatches(List<string>? resources, string resource, string subresource)
    {
        foreach (var candidate in resources ?? [])
        {
            if (candidate == All) return true;
            if (subresource.Length == 0)
            {
                if (candidate == resource) return true;
                continue;
            }
            var slash = candidate.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || !candidate.AsSpan(slash + 1).SequenceEqual(subresource)) continue;
            var before = candidate.AsSpan(0, slash);
            if (before.SequenceEqual(All) || before.SequenceEqual(resource)) return true;
        }
        return false;
    }

    private static bool Has(List<string>? values, string value)
    {
        foreach (var candidate in values ?? [])
        {
            if (candidate == All || candidate == value) return true;
        }
        return false;
    }
}
