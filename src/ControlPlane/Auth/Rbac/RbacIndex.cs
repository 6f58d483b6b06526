using System.Collections.Concurrent;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Auth.Rbac;

/// <summary>One binding seen from one subject: where it holds and what it grants.</summary>
/// <param name="Namespace">Where it holds; null for everywhere.</param>
/// <param name="Rules">The role's rules; empty when the role does not exist.</param>
/// <param name="Missing">What to say when the role does not exist.</param>
/// <param name="Describe">For the reason of an answer.</param>
public sealed record Grant(string? Namespace, IReadOnlyList<PolicyRule> Rules, string? Missing, string Describe);

/// <summary>
/// All bindings by subject, at one moment. A user's grants are found in a few look-ups (the name, each group) and kept.
/// </summary>
public sealed class RbacIndex
{
    // Users are few; a client that invents names must not grow the cache without bound.
    private const int MaxUsers = 4096;

    private readonly Dictionary<string, List<Grant>> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Grant>> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Grant>> _resolved = new(StringComparer.Ordinal);

    private RbacIndex(RbacGenerations generations)
    {
        Generations = generations;
    }

    /// <summary>The state of the objects that this was made from.</summary>
    public RbacGenerations Generations { get; }

    /// <summary>Reads all roles and bindings.</summary>
    public static RbacIndex Build(IObjectReader objects)
    {
        // Generations are read first: an object that changes meanwhile makes this index look old, never new.
        var index = new RbacIndex(RbacGenerations.Of(objects));
        foreach (var binding in objects.List<ClusterRoleBinding>(null)) index.Add(binding, objects);
        foreach (var binding in objects.List<RoleBinding>(null)) index.Add(binding, objects);
        return index;
    }

    /// <summary>What is granted to a user, cluster-wide grants first.</summary>
    public IReadOnlyList<Grant> Of(RequestUser user)
    {
        var key = KeyOf(user);
        if (_resolved.TryGetValue(key, out var known)) return known;
        var found = new List<Grant>();
        if (_users.TryGetValue(user.Name, out var own)) found.AddRange(own);
        foreach (var group in user.Groups)
        {
            if (_groups.TryGetValue(group, out var granted)) found.AddRange(granted);
        }
        var grants = found.Distinct(ReferenceEqualityComparer.Instance).Cast<Grant>().OrderBy(g => g.Namespace is not null).ToList();
        if (_resolved.Count >= MaxUsers) _resolved.Clear();
        _resolved[key] = grants;
        return grants;
    }

    /// <summary>Name and groups with their lengths: whatever characters a token or certificate puts into them, no two users share a key.</summary>
    private static string KeyOf(RequestUser user)
    {
        var key = new System.Text.StringBuilder().Append(user.Name.Length).Append(':').Append(user.Name);
        foreach (var group in user.Groups) key.Append(group.Length).Append(':').Append(group);
        return key.ToString();
    }

    /// <summary>The rules of the role that a binding names, or why there are none.</summary>
    public static (IReadOnlyList<PolicyRule> Rules, string? Missing) RulesOf(RoleRef role, string inNamespace, IObjectReader objects) => role.Kind switch
    {
        "ClusterRole" => objects.Get<ClusterRole>(null, role.Name) is { } found ? (found.Rules ?? [], null) : ([], $"clusterrole.rbac.authorization.k8s.io \"{role.Name}\" not found"),
        "Role" => objects.Get<Role>(inNamespace, role.Name) is { } found ? (found.Rules ?? [], null) : ([], $"role.rbac.authorization.k8s.io \"{role.Name}\" not found"),
        _ => ([], $"unsupported role reference kind: \"{role.Kind}\""),
    };

    private void Add(ClusterRoleBinding binding, IObjectReader objects)
    {
        var (rules, missing) = RulesOf(binding.RoleRef, "", objects);
        foreach (var subject in binding.Subjects ?? [])
        {
            var describe = $"ClusterRoleBinding \"{binding.Metadata.Name}\" of {binding.RoleRef.Kind} \"{binding.RoleRef.Name}\" to {Describe(subject)}";
            Add(subject, "", new Grant(null, rules, missing, describe));
        }
    }

    private void Add(RoleBinding binding, IObjectReader objects)
    {
        var inNamespace = binding.Metadata.Namespace;
        var (rules, missing) = RulesOf(binding.RoleRef, inNamespace, objects);
        foreach (var subject in binding.Subjects ?? [])
        {
            var describe = $"RoleBinding \"{binding.Metadata.Name}/{inNamespace}\" of {binding.RoleRef.Kind} \"{binding.RoleRef.Name}\" to {Describe(subject)}";
            Add(subject, inNamespace, new Grant(inNamespace, rules, missing, describe));
        }
    }

    private void Add(Subject subject, string bindingNamespace, Grant grant)
    {
        switch (subject.Kind)
        {
            case "User":
                Append(_users, subject.Name, grant);
                break;
            case "Group":
                Append(_groups, subject.Name, grant);
                break;
            case "ServiceAccount":
                var inNamespace = subject.Namespace.Length > 0 ? subject.Namespace : bindingNamespace;
                if (inNamespace.Length > 0) Append(_users, ServiceAccountName.Of(inNamespace, subject.Name), grant);
                break;
        }
    }

    private static void Append(Dictionary<string, List<Grant>> grants, string subject, Grant grant)
    {
        if (!grants.TryGetValue(subject, out var list)) grants[subject] = list = [];
        list.Add(grant);
    }

    private static string Describe(Subject subject) =>
        subject.Kind == "ServiceAccount" ? $"{subject.Kind} \"{subject.Name}/{subject.Namespace}\"" : $"{subject.Kind} \"{subject.Name}\"";
}

/// <summary>Which state of the four RBAC kinds something was derived from.</summary>
public readonly record struct RbacGenerations(long Roles, long ClusterRoles, long RoleBindings, long ClusterRoleBindings)
{
    public static RbacGenerations Of(IObjectReader objects) =>
        new(objects.Generation<Role>(), objects.Generation<ClusterRole>(), objects.Generation<RoleBinding>(), objects.Generation<ClusterRoleBinding>());
}
