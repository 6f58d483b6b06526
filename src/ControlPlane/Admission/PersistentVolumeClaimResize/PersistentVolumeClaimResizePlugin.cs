using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Admission.PersistentVolumeClaimResize;

/// <summary>A bound claim grows only where its class says that volumes can.</summary>
public sealed class PersistentVolumeClaimResizePlugin(IObjectReader objects) : AdmissionStep
{
    public override string Name => "PersistentVolumeClaimResize";

    public override bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Update && request.Is("", "persistentvolumeclaims");

    protected override void Validate(AdmissionRequest request)
    {
        if (request.Object is not PersistentVolumeClaim claim || request.Old is not PersistentVolumeClaim old) return;
        var (now, before) = ((claim.Spec.Resources.Requests ?? []).GetValueOrDefault("storage"), (old.Spec.Resources.Requests ?? []).GetValueOrDefault("storage"));
        if (now <= before || old.Status.Phase != PersistentVolumeClaimPhase.Bound) return;
        if (claim.Spec.StorageClassName is { Length: > 0 } name && objects.Get<StorageClass>(null, name)?.AllowVolumeExpansion == true) return;
        throw request.Forbid("only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
    }
}
