using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Auth.Rbac;

/// <summary>Roles and bindings. The index of all bindings is rebuilt when one of the four kinds has changed.</summary>
public sealed class RbacAuthorizer(IObjectReader objects) : IAuthorizer
{
    private RbacIndex? _index;

    public ValueTask<(AccessDecision Decision, string Why)> AuthorizeAsync(AccessRequest request, CancellationToken stop) => ValueTask.FromResult(Authorize(request));

    /// <summary>The answer, without waiting.</summary>
    public (AccessDecision Decision, string Why) Authorize(AccessRequest request)
    {
        List<string>? missing = null;
        foreach (var grant in Index().Of(request.User))
        {
            if (!HoldsIn(grant, request.IsResource ? request.Namespace : "")) continue;
            if (grant.Missing is { } what) (missing ??= []).Add(what);
            foreach (var rule in grant.Rules)
            {
                if (RuleMatch.Allows(rule, request)) return (AccessDecision.Allow, "RBAC: allowed by " + grant.Describe);
            }
        }
        return (AccessDecision.NoOpinion, missing switch
        {
            null => "",
            [var only] => "RBAC: " + only,
            _ => $"RBAC: [{string.Join(", ", missing.Distinct())}]",
        });
    }

    /// <summary>All that a user may do in a namespace (cluster-wide grants included), and what could not be resolved.</summary>
    public (IReadOnlyList<PolicyRule> Rules, IReadOnlyList<string> Errors) RulesFor(RequestUser user, string inNamespace)
    {
        var (rules, errors) = (new List<PolicyRule>(), new List<string>());
        foreach (var grant in Index().Of(user))
        {
            if (!HoldsIn(grant, inNamespace)) continue;
            rules.AddRange(grant.Rules);
            if (grant.Missing is { } missing) errors.Add(missing);
        }
        return (rules, errors);
    }

    private static bool HoldsIn(Grant grant, string inNamespace) => grant.Namespace is null || (inNamespace.Length > 0 && grant.Namespace == inNamespace);

    private RbacIndex Index()
    {
        var index = Volatile.Read(ref _index);
        if (index is not null && index.Generations == RbacGenerations.Of(objects)) return index;
        index = RbacIndex.Build(objects);
        Volatile.Write(ref _index, index);
        return index;
    }
}
