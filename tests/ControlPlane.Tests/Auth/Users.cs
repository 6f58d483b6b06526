using NetKube.ControlPlane.Auth;

namespace NetKube.ControlPlane.Tests.Auth;

/// <summary>Short ways to write users and requests.</summary>
internal static class Users
{
    public static RequestUser Named(string name, params string[] groups) => new(name, "", groups, RequestUser.Anonymous.Extra);

    public static RequestUser Node(string node) => Named("system:node:" + node, "system:nodes", "system:authenticated");

    /// <summary>Such as "get apps:deployments/scale web in default": the group may be left out, so may name and namespace.</summary>
    public static AccessRequest Asks(this RequestUser user, string what, string fieldSelector = "")
    {
        var words = what.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var inNamespace = "";
        if (words is [.., "in", var last])
        {
            inNamespace = last;
            words.RemoveRange(words.Count - 2, 2);
        }
        if (words[1].StartsWith('/')) return new AccessRequest(user, words[0]) { Path = words[1] };
        var colon = words[1].IndexOf(':', StringComparison.Ordinal);
        var (group, rest) = colon < 0 ? ("", words[1]) : (words[1][..colon], words[1][(colon + 1)..]);
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return new AccessRequest(user, words[0])
        {
            IsResource = true,
            Group = group,
            Version = "v1",
            Resource = slash < 0 ? rest : rest[..slash],
            Subresource = slash < 0 ? "" : rest[(slash + 1)..],
            Namespace = inNamespace,
            Name = words.Count > 2 ? words[2] : "",
            FieldSelector = fieldSelector,
        };
    }
}
