using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

/// <summary>
/// What the collector keeps of each object: its place, its identity, its owners, and what holds its deletion. It keeps
/// that of every object there is, so labels, annotations and repeated words are not kept.
/// </summary>
internal sealed class OwnershipMetadata
{
    private const int Remembered = 256;   // a power of two
    private readonly string?[] _namespaces = new string?[Remembered];

    public PartialObjectMetadata Of(PartialObjectMetadata value)
    {
        var meta = value.Metadata;
        return new PartialObjectMetadata
        {
            Kind = "PartialObjectMetadata",
            ApiVersion = "meta.k8s.io/v1",
            Metadata = new ObjectMeta
            {
                Name = meta.Name,
                Namespace = Shared(meta.Namespace),
                Uid = meta.Uid,
                ResourceVersion = meta.ResourceVersion,
                OwnerReferences = meta.OwnerReferences,
                Finalizers = meta.Finalizers,
                DeletionTimestamp = meta.DeletionTimestamp,
            },
        };
    }

    /// <summary>One string for all objects of a namespace, as long as no other namespace takes its place.</summary>
    private string Shared(string name)
    {
        ref var slot = ref _namespaces[string.GetHashCode(name) & (Remembered - 1)];
        if (slot is { } known && known == name) return known;
        return slot = name;
    }
}
