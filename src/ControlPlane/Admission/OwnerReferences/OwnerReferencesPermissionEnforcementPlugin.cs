using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Admission.OwnerReferences;

/// <summary>
/// Changing an object's owners needs the right to delete it, and holding an owner back from deletion the right to
/// update the owner's finalizers. Off by default, as upstream.
/// </summary>
public sealed class OwnerReferencesPermissionEnforcementPlugin(IAuthorizer authorizer) : IAdmissionPlugin
{
    public string Name => "OwnerReferencesPermissionEnforcement";

    public bool Handles(AdmissionRequest request) => request.Subresource.Length == 0 && request.Operation is AdmissionOperation.Create or AdmissionOperation.Update;

    public ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop) => ValueTask.CompletedTask;

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        var (now, old) = (request.Object?.Metadata.OwnerReferences ?? [], request.Old?.Metadata.OwnerReferences ?? []);
        if (request.Operation == AdmissionOperation.Create || now.Select(Key).SequenceEqual(old.Select(Key))) return;
        var delete = new AccessRequest(request.User, "delete") { IsResource = true, Group = request.Resource.Group, Version = request.Resource.Version, Resource = request.Resource.Plural, Namespace = request.Namespace, Name = request.Name };
        if (!await AllowsAsync(delete, stop)) throw request.Forbid("cannot set an ownerRef on a resource you can't delete: ");
        foreach (var owner in now.Where(o => o.BlockOwnerDeletion == true && !old.Any(b => b.BlockOwnerDeletion == true && b.Uid == o.Uid)))
        {
            if (ApiCatalog.BuiltIn.FindKind(owner.ApiVersion, owner.Kind) is not { } resource) continue;
            var block = new AccessRequest(request.User, "update") { IsResource = true, Group = resource.Group, Version = resource.Version, Resource = resource.Plural, Subresource = "finalizers", Namespace = resource.Namespaced ? request.Namespace : "", Name = owner.Name };
            if (!await AllowsAsync(block, stop)) throw request.Forbid("cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on: ");
        }
    }

    private async ValueTask<bool> AllowsAsync(AccessRequest request, CancellationToken stop) => (await authorizer.AuthorizeAsync(request, stop)).Decision == AccessDecision.Allow;

    private static (string, string, string, string, bool, bool) Key(OwnerReference owner) =>
        (owner.ApiVersion, owner.Kind, owner.Name, owner.Uid, owner.Controller ?? false, owner.BlockOwnerDeletion ?? false);
}
