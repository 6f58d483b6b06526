using NetKube.ControlPlane.Auth.Rbac;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Auth.Bootstrap;

/// <summary>
/// What a stored role or binding lacks of what it should have, as Kubernetes mends it at each start: rights and subjects
/// are added, never taken away; whoever wants neither sets the annotation to "false". Pure.
/// </summary>
public static class RbacReconciler
{
    /// <summary>The annotation.</summary>
    public const string AutoUpdate = "rbac.authorization.kubernetes.io/autoupdate";

    /// <summary>The mended role; null when nothing is missing.</summary>
    public static ClusterRole? Mend(ClusterRole stored, ClusterRole expected)
    {
        if (IsProtected(stored)) return null;
        var mended = stored.Clone();
        var changed = MendMetadata(mended.Metadata, expected.Metadata);
        if (expected.AggregationRule is { } aggregation)
        {
            var have = (mended.AggregationRule ??= new AggregationRule()).ClusterRoleSelectors ??= [];
            foreach (var selector in aggregation.ClusterRoleSelectors ?? [])
            {
                if (have.Any(h => Same(h.MatchLabels, selector.MatchLabels))) continue;
                have.Add(selector);
                changed = true;
            }
        }
        else
        {
            changed |= MendRules(mended.Rules ??= [], expected.Rules);
        }
        return changed ? mended : null;
    }

    /// <summary>The mended role; null when nothing is missing.</summary>
    public static Role? Mend(Role stored, Role expected)
    {
        if (IsProtected(stored)) return null;
        var mended = stored.Clone();
        var changed = MendMetadata(mended.Metadata, expected.Metadata);
        return MendRules(mended.Rules ??= [], expected.Rules) || changed ? mended : null;
    }

    /// <summary>The mended binding; null when nothing is missing. A binding of another role is bound anew.</summary>
    public static ClusterRoleBinding? Mend(ClusterRoleBinding stored, ClusterRoleBinding expected)
    {
        if (IsProtected(stored)) return null;
        var mended = stored.Clone();
        var changed = MendMetadata(mended.Metadata, expected.Metadata);
        changed |= MendSubjects(mended.Subjects ??= [], expected.Subjects);
        if (Same(mended.RoleRef, expected.RoleRef)) return changed ? mended : null;
        mended.RoleRef = expected.RoleRef;
        return mended;
    }

    /// <summary>The mended binding; null when nothing is missing. A binding of another role is bound anew.</summary>
    public static RoleBinding? Mend(RoleBinding stored, RoleBinding expected)
    {
        if (IsProtected(stored)) return null;
        var mended = stored.Clone();
        var changed = MendMetadata(mended.Metadata, expected.Metadata);
        changed |= MendSubjects(mended.Subjects ??= [], expected.Subjects);
        if (Same(mended.RoleRef, expected.RoleRef)) return changed ? mended : null;
        mended.RoleRef = expected.RoleRef;
        return mended;
    }

    private static bool IsProtected(IKubeObject stored) => stored.Metadata.Annotations?.GetValueOrDefault(AutoUpdate) == "false";

    private static bool MendRules(List<PolicyRule> rules, List<PolicyRule>? expected)
    {
        var missing = RuleCoverage.Missing(rules, expected ?? []);
        rules.AddRange(missing);
        return missing.Count > 0;
    }

    private static bool MendSubjects(List<Subject> subjects, List<Subject>? expected)
    {
        var missing = (expected ?? []).Where(e => !subjects.Any(s => s.Kind == e.Kind && s.Name == e.Name && s.Namespace == e.Namespace)).ToList();
        subjects.AddRange(missing);
        return missing.Count > 0;
    }

    private static bool MendMetadata(ObjectMeta meta, ObjectMeta expected)
    {
        var changed = false;
        foreach (var (key, value) in expected.Labels ?? []) changed |= (meta.Labels ??= []).TryAdd(key, value);
        foreach (var (key, value) in expected.Annotations ?? []) changed |= (meta.Annotations ??= []).TryAdd(key, value);
        return changed;
    }

    private static bool Same(RoleRef one, RoleRef other) => one.Kind == other.Kind && one.Name == other.Name;

    private static bool Same(Dictionary<string, string>? one, Dictionary<string, string>? other) =>
        (one?.Count ?? 0) == (other?.Count ?? 0) && (one ?? []).All(pair => other!.GetValueOrDefault(pair.Key) == pair.Value);
}
