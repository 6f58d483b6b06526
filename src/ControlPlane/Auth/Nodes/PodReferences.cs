using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Auth.Nodes;

/// <summary>What a pod needs from its namespace to run.</summary>
public static class PodReferences
{
    /// <summary>Whether the pod names the secret.</summary>
    public static bool Secret(Pod pod, string name) =>
        pod.Spec.ImagePullSecrets?.Any(s => s.Name == name) == true
        || Containers(pod.Spec).Any(c => c.EnvFrom?.Any(e => e.SecretRef?.LocalObjectReference.Name == name) == true || c.Env?.Any(e => e.ValueFrom?.SecretKeyRef?.LocalObjectReference.Name == name) == true)
        || pod.Spec.Volumes?.Any(v => SecretOf(v.VolumeSource, name)) == true;

    /// <summary>Whether the pod names the config map.</summary>
    public static bool ConfigMap(Pod pod, string name) =>
        Containers(pod.Spec).Any(c => c.EnvFrom?.Any(e => e.ConfigMapRef?.LocalObjectReference.Name == name) == true || c.Env?.Any(e => e.ValueFrom?.ConfigMapKeyRef?.LocalObjectReference.Name == name) == true)
        || pod.Spec.Volumes?.Any(v => v.VolumeSource.ConfigMap?.LocalObjectReference.Name == name || v.VolumeSource.Projected?.Sources?.Any(s => s.ConfigMap?.LocalObjectReference.Name == name) == true) == true;

    /// <summary>Whether the pod mounts the claim, a generic ephemeral volume's included.</summary>
    public static bool Claim(Pod pod, string name) =>
        pod.Spec.Volumes?.Any(v => v.VolumeSource.PersistentVolumeClaim?.ClaimName == name || (v.VolumeSource.Ephemeral is not null && $"{pod.Metadata.Name}-{v.Name}" == name)) == true;

    /// <summary>Whether the pod uses the resource claim.</summary>
    public static bool ResourceClaim(Pod pod, string name) =>
        pod.Spec.ResourceClaims?.Any(c => c.ResourceClaimName == name) == true
        || pod.Status.ResourceClaimStatuses?.Any(c => c.ResourceClaimName == name) == true
        || pod.Status.ExtendedResourceClaimStatus?.ResourceClaimName == name;

    /// <summary>Every container's environment: init, ordinary and ephemeral ones.</summary>
    private static IEnumerable<(List<EnvFromSource>? EnvFrom, List<EnvVar>? Env)> Containers(PodSpec spec) =>
        (spec.InitContainers ?? []).Concat(spec.Containers ?? []).Select(c => (c.EnvFrom, c.Env))
            .Concat((spec.EphemeralContainers ?? []).Select(c => (c.EphemeralContainerCommon.EnvFrom, c.EphemeralContainerCommon.Env)));

    private static bool SecretOf(VolumeSource source, string name) =>
        source.Secret?.SecretName == name
        || source.AzureFile?.SecretName == name
        || source.Cephfs?.SecretRef?.Name == name
        || source.Cinder?.SecretRef?.Name == name
        || source.Csi?.NodePublishSecretRef?.Name == name
        || source.FlexVolume?.SecretRef?.Name == name
        || source.Iscsi?.SecretRef?.Name == name
        || source.Rbd?.SecretRef?.Name == name
        || source.ScaleIO?.SecretRef?.Name == name
        || source.Storageos?.SecretRef?.Name == name
        || source.Projected?.Sources?.Any(s => s.Secret?.LocalObjectReference.Name == name) == true;
}
