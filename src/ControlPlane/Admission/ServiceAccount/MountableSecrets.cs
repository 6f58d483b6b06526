using NetKube.Shared.Api.Core.V1;
using Account = NetKube.Shared.Api.Core.V1.ServiceAccount;

namespace NetKube.ControlPlane.Admission.ServiceAccount;

/// <summary>An account can demand that its pods name none but its own secrets (kubernetes.io/enforce-mountable-secrets).</summary>
public static class MountableSecrets
{
    private const string Annotation = "kubernetes.io/enforce-mountable-secrets";

    /// <summary>Why the pod may not run as the account; null when it may.</summary>
    public static string? Refuse(PodSpec spec, Account account)
    {
        if (!bool.TryParse(account.Metadata.Annotations?.GetValueOrDefault(Annotation), out var enforced) || !enforced) return null;
        var mountable = (account.Secrets ?? []).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (what, name) in NamedIn(spec))
        {
            if (what != "imagePullSecret" && !mountable.Contains(name)) return $"{what}=\"{name}\" is not allowed because service account {account.Metadata.Name} does not reference that secret";
        }
        var pull = (account.ImagePullSecrets ?? []).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var bad = spec.ImagePullSecrets?.FirstOrDefault(s => !pull.Contains(s.Name))?.Name;
        return bad is null ? null : $"imagePullSecret \"{bad}\" is not allowed because service account {account.Metadata.Name} does not reference that imagePullSecret";
    }

    /// <summary>Every secret of the namespace that the pod names, and where.</summary>
    public static IEnumerable<(string What, string Name)> NamedIn(PodSpec spec)
    {
        foreach (var volume in spec.Volumes ?? [])
        {
            if (volume.VolumeSource.Secret is { } secret) yield return ($"volume with secret.secretName", secret.SecretName);
            foreach (var source in volume.VolumeSource.Projected?.Sources ?? [])
            {
                if (source.Secret is { } projected) yield return ("volume with projected secret", projected.LocalObjectReference.Name);
            }
            if (volume.VolumeSource.Csi?.NodePublishSecretRef is { } publish) yield return ("volume with csi secret", publish.Name);
        }
        var ephemeral = (spec.EphemeralContainers ?? []).Select(e => e.EphemeralContainerCommon).Select(c => (c.Name, c.EnvFrom, c.Env));
        var others = (spec.InitContainers ?? []).Concat(spec.Containers ?? []).Select(c => (c.Name, c.EnvFrom, c.Env));
        foreach (var (container, envFrom, env) in others.Concat(ephemeral))
        {
            foreach (var source in envFrom ?? [])
            {
                if (source.SecretRef?.LocalObjectReference.Name is { } named) yield return ($"container {container} with envFrom referencing secret.secretName", named);
            }
            foreach (var variable in env ?? [])
            {
                if (variable.ValueFrom?.SecretKeyRef?.LocalObjectReference.Name is not { } named) continue;
                yield return ($"container {container} with envVar {variable.Name} referencing secret.secretName", named);
            }
        }
        foreach (var pull in spec.ImagePullSecrets ?? []) yield return ("imagePullSecret", pull.Name);
    }
}
