using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds;

/// <summary>metadata.generation counts the versions of what users wish for.</summary>
internal static class Generation
{
    /// <summary>One more when the spec changed; clients cannot set it.</summary>
    public static void OfSpec(ObjectMeta metadata, ObjectMeta old, bool same) => metadata.Generation = same ? old.Generation : old.Generation + 1;
}
