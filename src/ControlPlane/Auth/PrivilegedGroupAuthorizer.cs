namespace NetKube.ControlPlane.Auth;

/// <summary>system:masters may do everything, also when no role says so: the way back in after a broken RBAC.</summary>
public sealed class PrivilegedGroupAuthorizer : IAuthorizer
{
    /// <summary>The group.</summary>
    public const string Group = "system:masters";

    public ValueTask<(AccessDecision Decision, string Why)> AuthorizeAsync(AccessRequest request, CancellationToken stop) =>
        ValueTask.FromResult(request.User.Groups.Contains(Group) ? (AccessDecision.Allow, "") : (AccessDecision.NoOpinion, ""));
}
