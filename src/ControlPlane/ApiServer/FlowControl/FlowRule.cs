using Microsoft.Extensions.Primitives;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.FlowControl.V1;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>A FlowSchema, ready to be asked: which requests are its, and in which level they run.</summary>
internal sealed class FlowRule(FlowSchema schema, PriorityLevel level, FlowFigures figures)
{
    private readonly IReadOnlyList<PolicyRulesWithSubjects> _rules = schema.Spec.Rules ?? [];
    private readonly string? _distinguisher = schema.Spec.DistinguisherMethod?.Type;

    public string Name { get; } = schema.Metadata.Name;

    public PriorityLevel Level => level;

    public FlowFigures Figures => figures;

    /// <summary>For X-Kubernetes-PF-FlowSchema-UID.</summary>
    public StringValues Uid { get; } = schema.Metadata.Uid;

    /// <summary>For X-Kubernetes-PF-PriorityLevel-UID.</summary>
    public StringValues LevelUid { get; } = level.Uid;

    public bool Matches(AccessRequest request)
    {
        foreach (var rule in _rules)
        {
            if (IsFrom(rule.Subjects, request.User) && (request.IsResource ? IsFor(rule.ResourceRules, request) : IsFor(rule.NonResourceRules, request)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The hash of the request's flow within this schema.</summary>
    public ulong FlowOf(AccessRequest request) => ShuffleSharding.Hash(Name, _distinguisher switch
    {
        FlowDistinguisherMethodType.ByUser => request.User.Name,
        FlowDistinguisherMethodType.ByNamespace => request.Namespace,
        _ => "",
    });

    private static bool IsFrom(List<Subject>? subjects, RequestUser user)
    {
        foreach (var subject in subjects ?? [])
        {
            var matches = subject.Kind switch
            {
                SubjectKind.User => subject.User is { } named && (named.Name == "*" || named.Name == user.Name),
                SubjectKind.Group => subject.Group is { } group && (group.Name == "*" || user.Groups.Contains(group.Name)),
                SubjectKind.ServiceAccount => subject.ServiceAccount is { } account && IsAccount(account, user.Name),
                _ => false,
            };
            if (matches) return true;
        }
        return false;
    }

    private static bool IsAccount(ServiceAccountSubject account, string user) =>
        ServiceAccountName.TryParse(user, out var inNamespace, out var name)
        && inNamespace == account.Namespace && (account.Name == "*" || account.Name == name);

    private static bool IsFor(List<ResourcePolicyRule>? rules, AccessRequest request)
    {
        foreach (var rule in rules ?? [])
        {
            if (Has(rule.Verbs, request.Verb) && Has(rule.ApiGroups, request.Group) && HasResource(rule.Resources, request)
            && HasScope(rule, request.Namespace))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasScope(ResourcePolicyRule rule, string inNamespace) =>
        inNamespace.Length == 0 ? rule.ClusterScope : Has(rule.Namespaces, inNamespace);

    private static bool HasResource(List<string>? resources, AccessRequest request)
    {
        foreach (var resource in resources ?? [])
        {
            if (resource == "*") return true;
            if (request.Subresource.Length == 0)
            {
                if (resource == request.Resource) return true;
                continue;
            }
            var slash = request.Resource.Length;
            if (resource.Length == slash + 1 + request.Subresource.Length && resource[slash] == '/'
                && resource.StartsWith(request.Resource, StringComparison.Ordinal)
                    && resource.EndsWith(request.Subresource, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static bool IsFor(List<NonResourcePolicyRule>? rules, AccessRequest request)
    {
        foreach (var rule in rules ?? [])
        {
            if (!Has(rule.Verbs, request.Verb)) continue;
            foreach (var url in rule.NonResourceURLs ?? [])
            {
                if (url == "*" || url == request.Path) return true;
                if (url.EndsWith("/*", StringComparison.Ordinal) && request.Path.AsSpan().StartsWith(url.AsSpan(0, url.Length - 1))) return true;
            }
        }
        return false;
    }

    private static bool Has(List<string>? values, string value)
    {
        foreach (var one in values ?? [])
        {
            if (one == "*" || one == value) return true;
        }
        return false;
    }
}
