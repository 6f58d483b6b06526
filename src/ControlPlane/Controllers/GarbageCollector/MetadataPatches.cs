using System.Text;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

/// <summary>Patches of metadata that fail on any other state than the one they were made for.</summary>
internal static class MetadataPatches
{
    public static PatchBody Owners(ObjectMeta meta, IEnumerable<OwnerReference> owners)
    {
        using var json = new JsonOutput();
        foreach (var owner in owners)
        {
            if (json.Length > 0) json.Raw(","u8);
            owner.WriteJson(json);
        }
        return Body(meta, "ownerReferences", Encoding.UTF8.GetString(json.Written));
    }

    public static PatchBody WithoutFinalizer(ObjectMeta meta, string finalizer) =>
        Body(meta, "finalizers", string.Join(',', (meta.Finalizers ?? []).Where(f => f != finalizer).Select(f => $"\"{f}\"")));

    private static PatchBody Body(ObjectMeta meta, string field, string elements) =>
        new(PatchKind.Merge, $$$"""{"metadata":{"uid":"{{{meta.Uid}}}","resourceVersion":"{{{meta.ResourceVersion}}}","{{{field}}}":[{{{elements}}}]}}""");
}
