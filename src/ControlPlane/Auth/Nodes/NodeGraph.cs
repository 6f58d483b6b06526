using System.Collections.Concurrent;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Auth.Nodes;

/// <summary>
/// What a node may see because of its pods. Nothing is indexed: a "yes" names the pod that gave it, and is checked again
/// by looking at that one pod; only a question without a remembered answer walks through the namespace's pods.
/// </summary>
public sealed class NodeGraph(IObjectReader objects)
{
    private const int MaxRemembered = 65536;

    private readonly ConcurrentDictionary<(string Node, string Kind, string Namespace, string Name), string> _because = [];

    public bool NeedsSecret(string node, string inNamespace, string name) =>
        PodOf(node, "secret", inNamespace, name, PodReferences.Secret) || VolumeNeedsSecret(node, inNamespace, name);

    public bool NeedsConfigMap(string node, string inNamespace, string name) => PodOf(node, "configmap", inNamespace, name, PodReferences.ConfigMap);

    public bool NeedsClaim(string node, string inNamespace, string name) => PodOf(node, "claim", inNamespace, name, PodReferences.Claim);

    public bool NeedsResourceClaim(string node, string inNamespace, string name) => PodOf(node, "resourceclaim", inNamespace, name, PodReferences.ResourceClaim);

    public bool RunsAs(string node, string inNamespace, string account) => PodOf(node, "serviceaccount", inNamespace, account, static (pod, name) => pod.Spec.ServiceAccountName == name);

    public bool HasPod(string node, string inNamespace, string name) => objects.Get<Pod>(inNamespace, name)?.Spec.NodeName == node;

    public bool NeedsVolume(string node, string name) => objects.Get<PersistentVolume>(null, name) is { } volume && NeedsVolume(node, volume);

    public bool NeedsAttachment(string node, string name) => objects.Get<VolumeAttachment>(null, name)?.Spec.NodeName == node;

    private bool NeedsVolume(string node, PersistentVolume volume)
    {
        if (volume.Spec.ClaimRef is not { } claim) return false;
        return objects.Get<PersistentVolumeClaim>(claim.Namespace, claim.Name)?.Spec.VolumeName == volume.Metadata.Name && NeedsClaim(node, claim.Namespace, claim.Name);
    }

    private bool VolumeNeedsSecret(string node, string inNamespace, string name)
    {
        foreach (var volume in objects.List<PersistentVolume>(null))
        {
            if (SecretsOf(volume).Any(s => s.Namespace == inNamespace && s.Name == name) && NeedsVolume(node, volume)) return true;
        }
        return false;
    }

    private static IEnumerable<(string Namespace, string Name)> SecretsOf(PersistentVolume volume)
    {
        var source = volume.Spec.PersistentVolumeSource;
        SecretReference?[] references =
        [
            source.Csi?.NodePublishSecretRef, source.Csi?.NodeStageSecretRef, source.Csi?.NodeExpandSecretRef, source.Csi?.ControllerPublishSecretRef,
            source.Iscsi?.SecretRef, source.Rbd?.SecretRef, source.Cephfs?.SecretRef, source.Cinder?.SecretRef, source.FlexVolume?.SecretRef, source.ScaleIO?.SecretRef,
        ];
        var own = volume.Spec.ClaimRef?.Namespace ?? "";
        foreach (var reference in references)
        {
            if (reference is not null) yield return (reference.Namespace.Length > 0 ? reference.Namespace : own, reference.Name);
        }
        if (source.AzureFile is { } azure) yield return (azure.SecretNamespace is { Length: > 0 } given ? given : own, azure.SecretName);
    }

    private bool PodOf(string node, string kind, string inNamespace, string name, Func<Pod, string, bool> refers)
    {
        if (name.Length == 0 || inNamespace.Length == 0) return false;
        var key = (node, kind, inNamespace, name);
        if (_because.TryGetValue(key, out var known))
        {
            if (objects.Get<Pod>(inNamespace, known) is { } pod && pod.Spec.NodeName == node && refers(pod, name)) return true;
            _because.TryRemove(key, out _);
        }
        foreach (var pod in objects.List<Pod>(inNamespace))
        {
            if (pod.Spec.NodeName != node || !refers(pod, name)) continue;
            if (_because.Count >= MaxRemembered) _because.Clear();
            _because[key] = pod.Metadata.Name;
            return true;
        }
        return false;
    }
}
