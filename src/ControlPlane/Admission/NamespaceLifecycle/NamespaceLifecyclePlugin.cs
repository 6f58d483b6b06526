using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Admission.NamespaceLifecycle;

/// <summary>Nothing is put into a namespace that is missing or going; three namespaces never go.</summary>
public sealed class NamespaceLifecyclePlugin(IObjectReader objects) : IAdmissionPlugin
{
    private static readonly string[] Immortal = ["default", "kube-system", "kube-public"];

    public string Name => "NamespaceLifecycle";

    public bool Handles(AdmissionRequest request) => request.Operation != AdmissionOperation.Connect;

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Resource.Group.Length == 0 && request.Resource.Plural == "namespaces")
        {
            if (request.Operation == AdmissionOperation.Delete && Immortal.Contains(request.Name)) throw request.Forbid("this namespace may not be deleted");
            return;
        }
        if (request.Namespace.Length == 0 || !request.Resource.Namespaced || request.Operation == AdmissionOperation.Delete) return;
        // Asking whether something would be allowed creates nothing.
        if (request.Resource.Plural == "localsubjectaccessreviews") return;
        var found = await objects.GetLatestAsync<Namespace>(null, request.Namespace, stop) ?? throw ApiException.NotFound(ApiCatalog.BuiltIn.Of<Namespace>(), request.Namespace);
        if (request.Operation != AdmissionOperation.Create || (found.Metadata.DeletionTimestamp is null && found.Status.Phase != NamespacePhase.Terminating)) return;
        throw request.Forbid(
            $"unable to create new content in namespace {request.Namespace} because it is being terminated",
            new StatusCause { Reason = "NamespaceTerminating", Message = $"namespace {request.Namespace} is being terminated", Field = "metadata.namespace" });
    }

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop) => ValueTask.CompletedTask;
}
