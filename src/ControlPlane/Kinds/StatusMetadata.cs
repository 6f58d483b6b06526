using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds;

/// <summary>The metadata of an object whose status alone is written: what says how it is found and who owns it stays.</summary>
internal static class StatusMetadata
{
    public static void Keep(ObjectMeta meta, ObjectMeta old)
    {
        var kept = old.Clone();
        meta.DeletionTimestamp = kept.DeletionTimestamp;
        meta.Generation = kept.Generation;
        meta.Labels = kept.Labels;
        meta.Annotations = kept.Annotations;
        meta.Finalizers = kept.Finalizers;
        meta.OwnerReferences = kept.OwnerReferences;
    }
}
