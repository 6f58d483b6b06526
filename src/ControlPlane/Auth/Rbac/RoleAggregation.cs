using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Auth.Rbac;

/// <summary>A cluster role with selectors has the rules of all cluster roles that one of them selects.</summary>
public static class RoleAggregation
{
    /// <summary>The rules, by the name of the role they come from, each once; null for a role without selectors.</summary>
    public static List<PolicyRule>? RulesOf(ClusterRole role, IEnumerable<ClusterRole> all)
    {
        if (role.AggregationRule is not { } aggregation) return null;
        var candidates = all.Where(c => c.Metadata.Name != role.Metadata.Name).OrderBy(c => c.Metadata.Name, StringComparer.Ordinal).ToList();
        var rules = new List<PolicyRule>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selector in aggregation.ClusterRoleSelectors ?? [])
        {
            foreach (var candidate in candidates.Where(c => LabelMatch.Matches(selector, c.Metadata.Labels) == true))
            {
                rules.AddRange((candidate.Rules ?? []).Where(rule => seen.Add(System.Text.Encoding.UTF8.GetString(JsonOutput.Encode(rule)))));
            }
        }
        return rules;
    }
}
