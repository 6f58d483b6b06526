namespace NetKube.ControlPlane.Admission.StorageObjectInUseProtection;

/// <summary>Volumes, claims and their classes stay until a controller says that nobody uses them.</summary>
public sealed class StorageObjectInUseProtectionPlugin : AdmissionStep
{
    public override string Name => "StorageObjectInUseProtection";

    public override bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Create && FinalizerOf(request) is not null;

    protected override void Mutate(AdmissionRequest request)
    {
        var finalizers = request.Object!.Metadata.Finalizers ??= [];
        var finalizer = FinalizerOf(request)!;
        if (!finalizers.Contains(finalizer)) finalizers.Add(finalizer);
    }

    private static string? FinalizerOf(AdmissionRequest request) => (request.Resource.Group, request.Resource.Plural, request.Subresource) switch
    {
        ("", "persistentvolumeclaims", "") => "kubernetes.io/pvc-protection",
        ("", "persistentvolumes", "") => "kubernetes.io/pv-protection",
        ("storage.k8s.io", "volumeattributesclasses", "") => "kubernetes.io/vac-protection",
        _ => null,
    };
}
