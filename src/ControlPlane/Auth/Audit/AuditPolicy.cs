using NetKube.Shared.Api.Audit.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Auth.Audit;

/// <summary>How much of a request is noted, and at which stages it is not.</summary>
public sealed record AuditDecision(string Level, IReadOnlyList<string> OmitStages, bool OmitManagedFields)
{
    /// <summary>Nothing is noted.</summary>
    public static AuditDecision Nothing { get; } = new(Shared.Api.Audit.V1.Level.None, [], false);
}

/// <summary>--audit-policy-file: the first rule that matches a request decides. Pure.</summary>
public sealed class AuditPolicy(Policy policy)
{
    /// <summary>Reads YAML or JSON; <see cref="FormatException"/> says what is wrong.</summary>
    public static AuditPolicy Parse(byte[] text)
    {
        var input = new JsonInput(YamlJson.ToJson(text));
        var policy = Policy.ReadJson(ref input);
        if (policy.ApiVersion != "audit.k8s.io/v1" || policy.Kind != "Policy") throw new FormatException($"audit policy: apiVersion and kind must be audit.k8s.io/v1 and Policy, not {policy.ApiVersion} and {policy.Kind}");
        if (policy.Rules is null or []) throw new FormatException("audit policy: rules: at least one rule is needed");
        for (var i = 0; i < policy.Rules.Count; i++)
        {
            if (policy.Rules[i].Level is not (Level.None or Level.Metadata or Level.Request or Level.RequestResponse))
            {
                throw new FormatException($"audit policy: rules[{i}].level: \"{policy.Rules[i].Level}\" is not one of None, Metadata, Request, RequestResponse");
            }
        }
        return new AuditPolicy(policy);
    }

    /// <summary>What of this request is noted.</summary>
    public AuditDecision Decide(AccessRequest request)
    {
        if (policy.Rules?.FirstOrDefault(r => Matches(r, request)) is not { } rule || rule.Level == Level.None) return AuditDecision.Nothing;
        return new AuditDecision(rule.Level, [.. (policy.OmitStages ?? []).Union(rule.OmitStages ?? [])], rule.OmitManagedFields ?? policy.OmitManagedFields);
    }

    private static bool Matches(PolicyRule rule, AccessRequest request)
    {
        if (rule.Users is { Count: > 0 } users && !users.Contains(request.User.Name)) return false;
        if (rule.UserGroups is { Count: > 0 } groups && !groups.Intersect(request.User.Groups).Any()) return false;
        if (rule.Verbs is { Count: > 0 } verbs && !verbs.Contains(request.Verb)) return false;
        if (rule.Namespaces is { Count: > 0 } || rule.Resources is { Count: > 0 }) return request.IsResource && MatchesResource(rule, request);
        if (rule.NonResourceURLs is { Count: > 0 } urls) return !request.IsResource && urls.Exists(u => u == request.Path || (u.EndsWith('*') && request.Path.StartsWith(u.AsSpan().TrimEnd('*'), StringComparison.Ordinal)));
        return true;
    }

    private static bool MatchesResource(PolicyRule rule, AccessRequest request)
    {
        if (rule.Namespaces is { Count: > 0 } namespaces && !namespaces.Contains(request.Namespace)) return false;
        return rule.Resources is null or [] || rule.Resources.Exists(r => r.Group == request.Group && MatchesNames(r, request));
    }

    /// <summary>"pods" is pods alone, "pods/log" one subresource, "pods/*" pods with all of them, "*/scale" that of everything.</summary>
    private static bool MatchesNames(GroupResources group, AccessRequest request)
    {
        if (group.Resources is null or []) return true;
        var combined = request.Subresource.Length == 0 ? request.Resource : $"{request.Resource}/{request.Subresource}";
        var found = group.Resources.Exists(r => r == "*" || r == combined || r == request.Resource + "/*" || (request.Subresource.Length > 0 && r == "*/" + request.Subresource));
        return found && (group.ResourceNames is null or [] || group.ResourceNames.Contains(request.Name));
    }
}
