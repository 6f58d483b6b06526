using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Admission.DefaultStorageClass;

/// <summary>A claim that names no class (the empty name is one) gets the newest default class.</summary>
public sealed class DefaultStorageClassPlugin(IObjectReader objects) : AdmissionStep
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";

    public override string Name => "DefaultStorageClass";

    public override bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Create && request.Is("", "persistentvolumeclaims");

    protected override void Mutate(AdmissionRequest request)
    {
        if (request.Object is not PersistentVolumeClaim claim || claim.Spec.StorageClassName is not null || claim.Metadata.Annotations?.ContainsKey(ClassAnnotation) == true) return;
        var newest = objects.List<StorageClass>(null)
            .Where(IsDefault)
            .OrderByDescending(c => c.Metadata.CreationTimestamp?.Utc)
            .ThenBy(c => c.Metadata.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (newest is not null) claim.Spec.StorageClassName = newest.Metadata.Name;
    }

    private static bool IsDefault(StorageClass candidate) =>
        candidate.Metadata.Annotations is { } annotations
        && (annotations.GetValueOrDefault("storageclass.kubernetes.io/is-default-class") == "true" || annotations.GetValueOrDefault("storageclass.beta.kubernetes.io/is-default-class") == "true");
}
