using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>The names of operations and their tags, as generated clients know them: readAppsV1NamespacedDeploymentStatus, apps_v1.</summary>
internal sealed class OperationWords(ApiResource resource)
{
    private readonly string _group = GroupWord(resource.Group) + Pascal(resource.Version);

    public string Tag { get; } = TagOf(resource.Group, resource.Version);

    public string Id(string verb, string before, string part, string suffix)
    {
        var scope = resource.Namespaced && suffix.Length == 0 ? "Namespaced" : "";
        return $"{verb}{_group}{before}{scope}{resource.Kind}{part}{suffix}";
    }

    public static string TagOf(string group, string version)
    {
        var word = GroupWord(group);
        return version.Length == 0 ? Camel(word) : $"{Camel(word)}_{version}";
    }

    /// <summary>Without the domain: rbac.authorization.k8s.io is RbacAuthorization.</summary>
    public static string GroupWord(string group)
    {
        if (group.Length == 0) return "Core";
        var name = group.EndsWith(".k8s.io", StringComparison.Ordinal) ? group[..^7] : group;
        return string.Concat(name.Split('.', '-').Select(Pascal));
    }

    public static string Pascal(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];

    private static string Camel(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
