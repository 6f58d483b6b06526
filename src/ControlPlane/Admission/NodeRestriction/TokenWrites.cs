using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.NodeRestriction;

/// <summary>A node asks for tokens only on behalf of a pod it runs, bound to that pod, for audiences the pod names.</summary>
public static class TokenWrites
{
    /// <summary>Refuses other tokens.</summary>
    public static void Check(AdmissionRequest request, string node, IObjectReader objects)
    {
        if (request.Operation != AdmissionOperation.Create) throw request.Forbid($"unexpected operation {NodeRestrictionPlugin.Verb(request)}");
        if (request.Object is not TokenRequest token) return;
        var bound = token.Spec.BoundObjectRef;
        if (bound is null || bound.ApiVersion != "v1" || bound.Kind != "Pod" || bound.Name.Length == 0) throw request.Forbid("node requested token not bound to a pod");
        if (bound.Uid.Length == 0) throw request.Forbid("node requested token with a pod binding without a uid");
        var pod = objects.Get<Pod>(request.Namespace, bound.Name) ?? throw ApiException.NotFound(ApiCatalog.BuiltIn.Of<Pod>(), bound.Name);
        if (bound.Uid != pod.Metadata.Uid) throw request.Forbid($"the UID in the bound object reference ({bound.Uid}) does not match the UID in record. The object might have been deleted and then recreated");
        if (pod.Spec.NodeName != node) throw request.Forbid("node requested token bound to a pod scheduled on a different node");
        if (token.Spec.Audiences is { Count: > 1 }) throw request.Forbid("node may only request 0 or 1 audiences");
        var named = Audiences(request.Namespace, pod.Spec, objects);
        foreach (var audience in token.Spec.Audiences is { Count: > 0 } asked ? asked : [""])
        {
            if (!named.Contains(audience)) throw request.Forbid($"audience \"{audience}\" not found in pod spec volume");
        }
    }

    /// <summary>The empty audience is the API server's own.</summary>
    private static HashSet<string> Audiences(string inNamespace, PodSpec spec, IObjectReader objects)
    {
        var audiences = new HashSet<string>(StringComparer.Ordinal);
        foreach (var volume in spec.Volumes ?? [])
        {
            foreach (var source in volume.VolumeSource.Projected?.Sources ?? [])
            {
                if (source.ServiceAccountToken is { } token) audiences.Add(token.Audience);
            }
            var driver = volume.VolumeSource.Csi?.Driver ?? DriverOf(inNamespace, volume, objects);
            if (driver is null || objects.Get<Shared.Api.Storage.V1.CSIDriver>(null, driver) is not { } found) continue;
            audiences.UnionWith((found.Spec.TokenRequests ?? []).Select(t => t.Audience));
        }
        return audiences;
    }

    /// <summary>The driver behind a claim: claim, volume, driver.</summary>
    private static string? DriverOf(string inNamespace, Volume volume, IObjectReader objects)
    {
        if (volume.VolumeSource.PersistentVolumeClaim?.ClaimName is not { } name) return null;
        return objects.Get<PersistentVolumeClaim>(inNamespace, name) is not { } claim ? null : objects.Get<PersistentVolume>(null, claim.Spec.VolumeName)?.Spec.PersistentVolumeSource.Csi?.Driver;
    }
}
