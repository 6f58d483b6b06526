using NetKube.ControlPlane.Admission.ServiceAccount;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.NodeRestriction;

/// <summary>What a node may do with pods: show its static ones, report on its own, remove and evict its own.</summary>
public static class PodWrites
{
    /// <summary>Refuses the rest.</summary>
    public static void Check(AdmissionRequest request, string node, IObjectReader objects)
    {
        switch (request.Subresource, request.Operation)
        {
            case ("", AdmissionOperation.Create):
                CheckMirror(request, node, objects);
                break;
            case ("", AdmissionOperation.Delete):
                // A pod that is gone already is no concern.
                if (objects.Get<Pod>(request.Namespace, request.Name) is { } deleted && deleted.Spec.NodeName != node) throw request.Forbid($"node \"{node}\" can only delete pods with spec.nodeName set to itself");
                break;
            case ("status", AdmissionOperation.Update):
                CheckStatus(request, node);
                break;
            case ("eviction", AdmissionOperation.Create):
                var evicted = objects.Get<Pod>(request.Namespace, request.Name.Length > 0 ? request.Name : request.Object?.Metadata.Name ?? "");
                if (evicted is not null && evicted.Spec.NodeName != node) throw request.Forbid($"node \"{node}\" can only evict pods with spec.nodeName set to itself");
                break;
            default:
                throw request.Forbid(request.Subresource.Length > 0 ? $"unexpected pod subresource \"{request.Subresource}\", only 'status' and 'eviction' are allowed" : $"unexpected operation \"{NodeRestrictionPlugin.Verb(request)}\", node \"{node}\" can only create and delete mirror pods");
        }
    }

    private static void CheckStatus(AdmissionRequest request, string node)
    {
        if (request.Old is not Pod old) return;
        if (old.Spec.NodeName != node) throw request.Forbid($"node \"{node}\" can only update pod status for pods with spec.nodeName set to itself");
        if (request.Object is not Pod now) return;
        var (before, after) = (old.Metadata.Labels ?? [], now.Metadata.Labels ?? []);
        if (before.Count != after.Count || before.Any(l => after.GetValueOrDefault(l.Key) != l.Value)) throw request.Forbid($"node \"{node}\" cannot update labels through pod status");
    }

    private static void CheckMirror(AdmissionRequest request, string node, IObjectReader objects)
    {
        if (request.Object is not Pod pod) return;
        if (!MirrorPods.IsMirror(pod)) throw request.Forbid($"pod does not have \"{MirrorPods.Annotation}\" annotation, node \"{node}\" can only create mirror pods");
        if (pod.Spec.NodeName != node) throw request.Forbid($"node \"{node}\" can only create pods with spec.nodeName set to itself");
        if (pod.Metadata.OwnerReferences is not [var owner]) throw request.Forbid($"node \"{node}\" can only create pods with a single owner reference set to itself");
        if (owner.ApiVersion != "v1" || owner.Kind != "Node" || owner.Name != node || owner.Controller != true || owner.BlockOwnerDeletion == true || objects.Get<Node>(null, node)?.Metadata.Uid != owner.Uid)
        {
            throw request.Forbid($"node \"{node}\" can only create pods with an owner reference set to itself");
        }
        if (pod.Spec.ServiceAccountName.Length > 0) throw request.Forbid($"node \"{node}\" can not create pods that reference a service account");
        if (MountableSecrets.NamedIn(pod.Spec).Any()) throw request.Forbid($"node \"{node}\" can not create pods that reference secrets");
        if (NamesConfigMap(pod.Spec)) throw request.Forbid($"node \"{node}\" can not create pods that reference configmaps");
        if (pod.Spec.Volumes?.Any(v => v.VolumeSource.PersistentVolumeClaim is not null || v.VolumeSource.Ephemeral is not null) == true) throw request.Forbid($"node \"{node}\" can not create pods that reference persistentvolumeclaims");
        if (pod.Spec.Volumes?.Any(v => v.VolumeSource.Projected?.Sources?.Any(s => s.ServiceAccountToken is not null) == true) == true) throw request.Forbid($"node \"{node}\" can not create pods that reference a service account token");
        if (pod.Spec.ResourceClaims is { Count: > 0 }) throw request.Forbid($"node \"{node}\" can not create pods that reference resourceclaims");
    }

    private static bool NamesConfigMap(PodSpec spec) =>
        spec.Volumes?.Any(v => v.VolumeSource.ConfigMap is not null || v.VolumeSource.Projected?.Sources?.Any(s => s.ConfigMap is not null) == true) == true
        || (spec.InitContainers ?? []).Concat(spec.Containers ?? []).Any(c => c.EnvFrom?.Any(e => e.ConfigMapRef is not null) == true || c.Env?.Any(e => e.ValueFrom?.ConfigMapKeyRef is not null) == true);
}
