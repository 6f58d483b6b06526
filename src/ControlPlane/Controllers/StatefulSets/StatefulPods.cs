using System.Globalization;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Controllers.StatefulSets;

/// <summary>The identities of a StatefulSet's pods: NAME-ORDINAL, with claims TEMPLATE-NAME-ORDINAL. Pure.</summary>
internal static class StatefulPods
{
    public const string PodNameLabel = "statefulset.kubernetes.io/pod-name";
    public const string IndexLabel = "apps.kubernetes.io/pod-index";

    public static string NameOf(StatefulSet set, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name}-{ordinal}");

    /// <summary>The ordinal of a pod of this set; null for any other name.</summary>
    public static int? OrdinalOf(StatefulSet set, Pod pod)
    {
        var prefix = set.Metadata.Name + "-";
        if (!pod.Metadata.Name.StartsWith(prefix, StringComparison.Ordinal)) return null;
        return int.TryParse(pod.Metadata.Name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && NameOf(set, ordinal) == pod.Metadata.Name ? ordinal : null;
    }

    public static Pod Make(StatefulSet set, PodTemplateSpec template, string revision, int ordinal)
    {
        var pod = PodTemplates.Make(template, set, Ownership.Reference(set, "apps/v1", "StatefulSet"));
        (pod.Metadata.Name, pod.Metadata.GenerateName) = (NameOf(set, ordinal), "");
        var labels = pod.Metadata.Labels ??= new Dictionary<string, string>(StringComparer.Ordinal);
        labels[PodNameLabel] = pod.Metadata.Name;
        labels[IndexLabel] = ordinal.ToString(CultureInfo.InvariantCulture);
        labels[RevisionHistory.HashLabel] = revision;
        (pod.Spec.Hostname, pod.Spec.Subdomain) = (pod.Metadata.Name, set.Spec.ServiceName);
        foreach (var claim in set.Spec.VolumeClaimTemplates ?? [])
        {
            pod.Spec.Volumes ??= [];
            pod.Spec.Volumes.RemoveAll(v => v.Name == claim.Metadata.Name);
            pod.Spec.Volumes.Add(new Volume
            {
                Name = claim.Metadata.Name,
                VolumeSource = { PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource { ClaimName = ClaimName(claim, pod.Metadata.Name) } },
            });
        }
        return pod;
    }

    /// <summary>The claims that a pod of this ordinal needs.</summary>
    public static IEnumerable<PersistentVolumeClaim> Claims(StatefulSet set, int ordinal)
    {
        foreach (var template in set.Spec.VolumeClaimTemplates ?? [])
        {
            var claim = template.Clone();
            claim.Metadata.Name = ClaimName(template, NameOf(set, ordinal));
            claim.Metadata.Namespace = set.Metadata.Namespace;
            claim.Metadata.Labels = new Dictionary<string, string>(template.Metadata.Labels ?? [], StringComparer.Ordinal);
            foreach (var (name, value) in set.Spec.Selector?.MatchLabels ?? []) claim.Metadata.Labels[name] = value;
            claim.Status = new PersistentVolumeClaimStatus();
            if (set.Spec.PersistentVolumeClaimRetentionPolicy?.WhenDeleted == PersistentVolumeClaimRetentionPolicyType.Delete)
            {
                claim.Metadata.OwnerReferences = [new OwnerReference { ApiVersion = "apps/v1", Kind = "StatefulSet", Name = set.Metadata.Name, Uid = set.Metadata.Uid }];
            }
            yield return claim;
        }
    }

    private static string ClaimName(PersistentVolumeClaim template, string pod) => $"{template.Metadata.Name}-{pod}";
}
