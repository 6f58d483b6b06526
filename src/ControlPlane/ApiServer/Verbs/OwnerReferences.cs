using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>An owner that is named twice in the same words is one owner.</summary>
internal static class OwnerReferences
{
    /// <summary>Drops repetitions, and tells the writer of them.</summary>
    public static void Deduplicate(ObjectMeta meta, List<string> warnings)
    {
        if (meta.OwnerReferences is not { Count: > 1 } all) return;
        var kept = new List<OwnerReference>(all.Count);
        var repeated = new List<string>();
        foreach (var reference in all)
        {
            if (kept.Exists(k => k.Uid == reference.Uid && Same.Value(k, reference))) repeated.Add(reference.Uid);
            else kept.Add(reference);
        }
        if (repeated.Count == 0) return;
        meta.OwnerReferences = kept;
        warnings.Add(".metadata.ownerReferences contains duplicate entries; only the first of each is kept; duplicate UID(s): " + string.Join(", ", repeated));
    }
}
