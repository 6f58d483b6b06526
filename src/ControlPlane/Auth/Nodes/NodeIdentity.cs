namespace NetKube.ControlPlane.Auth.Nodes;

/// <summary>Whether a user is a node's agent, and whose.</summary>
public static class NodeIdentity
{
    private const string Prefix = "system:node:";
    private const string Group = "system:nodes";

    /// <summary>The node's name; null for anybody else. Name and group are both needed: either alone proves nothing.</summary>
    public static string? NodeOf(RequestUser user) =>
        user.Name.StartsWith(Prefix, StringComparison.Ordinal) && user.Name.Length > Prefix.Length && user.Groups.Contains(Group) ? user.Name[Prefix.Length..] : null;
}
