using NetKube.ControlPlane.Admission;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Auth.Rbac;

/// <summary>
/// Nobody can grant what he does not hold: writes of roles and bindings are refused unless the writer holds every right
/// in them, or has the verb escalate (on the role) or bind (on the role that a binding names). It stands last among the
/// mutating steps, as Kubernetes asks before it checks the object.
/// </summary>
public sealed class RbacGuard(RbacAuthorizer rbac, IAuthorizer authorizer, IObjectReader objects) : IAdmissionPlugin
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly IReadOnlyList<PolicyRule> Everything =
    [
        new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] },
        new() { Verbs = ["*"], NonResourceURLs = ["*"] },
    ];

    public string Name => "RbacGuard";

    public bool Handles(AdmissionRequest request) =>
        request.Resource.Group == Group && request.Subresource.Length == 0 && request.Operation is AdmissionOperation.Create or AdmissionOperation.Update;

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.User.Groups.Contains("system:masters") || OnlyMetadataForDeletion(request)) return;
        switch (request.Object)
        {
            case Role role:
                if (!await MayAsync(request, "escalate", "roles", NameInRequest(request), stop)) Confirm(request, role.Rules ?? []);
                break;
            case ClusterRole role:
                if (await MayAsync(request, "escalate", "clusterroles", NameInRequest(request), stop)) break;
                // Whoever sets a selector takes part in every role that will ever match it.
                if (role.AggregationRule is not null) ConfirmAggregation(request, role);
                else Confirm(request, role.Rules ?? []);
                break;
            case RoleBinding binding:
                await ConfirmBindingAsync(request, binding.RoleRef, stop);
                break;
            case ClusterRoleBinding binding:
                await ConfirmBindingAsync(request, binding.RoleRef, stop);
                break;
        }
    }

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop) => ValueTask.CompletedTask;

    private async ValueTask ConfirmBindingAsync(AdmissionRequest request, RoleRef role, CancellationToken stop)
    {
        if (await MayAsync(request, "bind", role.Kind == "ClusterRole" ? "clusterroles" : "roles", role.Name, stop)) return;
        // A role that has just been made is there before it is in the index.
        if (role.Kind == "ClusterRole") await objects.GetLatestAsync<ClusterRole>(null, role.Name, stop);
        else await objects.GetLatestAsync<Role>(request.Namespace, role.Name, stop);
        var (rules, missing) = RbacIndex.RulesOf(role, request.Namespace, objects);
        if (missing is not null)
        {
            var resource = ApiCatalog.BuiltIn.Find(Group + "/v1", role.Kind == "ClusterRole" ? "clusterroles" : "roles")!;
            throw ApiException.NotFound(resource, role.Name);
        }
        Confirm(request, rules);
    }

    private void ConfirmAggregation(AdmissionRequest request, ClusterRole role)
    {
        if (request.Old is ClusterRole { AggregationRule: { } before } && Same(before, role.AggregationRule!))
        {
            Confirm(request, role.Rules ?? []);
            return;
        }
        if (RuleCoverage.Missing(rbac.RulesFor(request.User, request.Namespace).Rules, Everything).Count == 0) return;
        throw ApiException.Forbidden(request.Resource, request.Name, "must have cluster-admin privileges to use an aggregationRule");
    }

    private void Confirm(AdmissionRequest request, IReadOnlyList<PolicyRule> wanted)
    {
        var (held, errors) = rbac.RulesFor(request.User, request.Namespace);
        var missing = RuleCoverage.Missing(held, wanted);
        if (missing.Count == 0) return;
        var rights = string.Join('\n', missing.Select(RuleCoverage.Describe).Order(StringComparer.Ordinal));
        var unresolved = errors.Count == 0 ? "" : $"; resolution errors: [{string.Join(", ", errors)}]";
        throw ApiException.Forbidden(request.Resource, request.Name, $"user \"{request.User.Name}\" (groups={RuleCoverage.Quoted(request.User.Groups)}) is attempting to grant RBAC permissions not currently held:\n{rights}{unresolved}");
    }

    private async ValueTask<bool> MayAsync(AdmissionRequest request, string verb, string resource, string name, CancellationToken stop)
    {
        var (decision, _) = await authorizer.AuthorizeAsync(new AccessRequest(request.User, verb)
        {
            IsResource = true,
            Group = Group,
            Version = "v1",
            Resource = resource,
            Namespace = request.Namespace,
            Name = name,
        }, stop);
        return decision == AccessDecision.Allow;
    }

    /// <summary>A create has no name in its URL, and a right to escalate one named role is not one to create it.</summary>
    private static string NameInRequest(AdmissionRequest request) => request.Operation == AdmissionOperation.Create ? "" : request.Name;

    /// <summary>The garbage collector may take finalizers and owners off a role that it could not have written.</summary>
    private static bool OnlyMetadataForDeletion(AdmissionRequest request)
    {
        if (request.Old is null || request.Object is null) return false;
        var (old, changed) = ((IKubeObject)request.Resource.Clone(request.Old), (IKubeObject)request.Resource.Clone(request.Object));
        foreach (var meta in new[] { old.Metadata, changed.Metadata })
        {
            (meta.OwnerReferences, meta.Finalizers, meta.ManagedFields, meta.ResourceVersion) = (null, null, null, "");
        }
        return Same(old, changed);
    }

    private static bool Same(IApiValue one, IApiValue other) => JsonOutput.Encode(one).AsSpan().SequenceEqual(JsonOutput.Encode(other));
}
