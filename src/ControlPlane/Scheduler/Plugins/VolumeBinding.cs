using NetKube.ControlPlane.Placement;
using NetKube.ControlPlane.Scheduler.Cache;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Scheduler.Plugins;

/// <summary>
/// A pod goes where its volumes are: bound claims by their volume's node affinity, claims that wait for their first
/// consumer where a free volume fits, or anywhere when their class makes volumes on demand.
/// </summary>
internal sealed class VolumeBinding : IFilter
{
    private const string NoProvisioner = "kubernetes.io/no-provisioner";
    private static readonly Rejection Elsewhere = new("node(s) had volume node affinity conflict", Resolvable: false);
    private static readonly Rejection NoVolume = new("node(s) didn't find available persistent volumes to bind", Resolvable: false);

    public string Name => "VolumeBinding";

    public ClusterEvents WokenBy => ClusterEvents.NodeAdded | ClusterEvents.NodeChanged | ClusterEvents.StorageChanged;

    public PreparedFilter Prepare(PodRecord pod, Snapshot snapshot)
    {
        List<PersistentVolume> bound = [];
        List<PersistentVolumeClaim> waiting = [];
        foreach (var name in ClaimNames(pod.Pod))
        {
            if (snapshot.View.Claim(pod.Namespace, name) is not { } claim) return PreparedFilter.Reject($"persistentvolumeclaim \"{name}\" not found");
            if (claim.Metadata.DeletionTimestamp is not null) return PreparedFilter.Reject($"persistentvolumeclaim \"{name}\" is being deleted");
            if (claim.Status.Phase == PersistentVolumeClaimPhase.Lost) return PreparedFilter.Reject($"persistentvolumeclaim \"{name}\" bound to non-existent persistentvolume \"{claim.Spec.VolumeName}\"");
            if (claim.Spec.VolumeName.Length > 0)
            {
                if (snapshot.View.Volume(claim.Spec.VolumeName) is { } volume) bound.Add(volume);
                continue;
            }
            if (!WaitsForConsumer(claim, snapshot)) return PreparedFilter.Reject("pod has unbound immediate PersistentVolumeClaims");
            waiting.Add(claim);
        }
        if (bound.Count == 0 && waiting.Count == 0) return PreparedFilter.Nothing;
        return new PreparedFilter(node => Judge(node, bound, waiting, snapshot));
    }

    private static Rejection? Judge(NodeState node, List<PersistentVolume> bound, List<PersistentVolumeClaim> waiting, Snapshot snapshot)
    {
        if (bound.Exists(v => !Reaches(v, node))) return Elsewhere;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in waiting)
        {
            var found = snapshot.View.Volumes().Where(v => !taken.Contains(v.Metadata.Name) && Reaches(v, node) && Fits(v, claim))
                .MinBy(v => v.Spec.Capacity?.GetValueOrDefault("storage") ?? default);
            if (found is not null) taken.Add(found.Metadata.Name);
            else if (!IsMadeOnDemand(claim, node, snapshot)) return NoVolume;
        }
        return null;
    }

    private static IEnumerable<string> ClaimNames(Pod pod)
    {
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            if (volume.VolumeSource.PersistentVolumeClaim is { } source) yield return source.ClaimName;
            else if (volume.VolumeSource.Ephemeral is not null) yield return $"{pod.Metadata.Name}-{volume.Name}";
        }
    }

    private static bool WaitsForConsumer(PersistentVolumeClaim claim, Snapshot snapshot) =>
        claim.Spec.StorageClassName is { Length: > 0 } name && snapshot.View.Class(name)?.VolumeBindingMode == VolumeBindingMode.WaitForFirstConsumer;

    private static bool Reaches(PersistentVolume volume, NodeState node) =>
        volume.Spec.NodeAffinity?.Required is not { } required || NodeSelection.Matches(required, node.Node);

    private static bool Fits(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        if (volume.Spec.StorageClassName != (claim.Spec.StorageClassName ?? "") || volume.Metadata.DeletionTimestamp is not null) return false;
        var reference = volume.Spec.ClaimRef;
        if (reference is not null && (reference.Name != claim.Metadata.Name || reference.Namespace != claim.Metadata.Namespace)) return false;
        if ((volume.Spec.VolumeMode ?? "Filesystem") != (claim.Spec.VolumeMode ?? "Filesystem")) return false;
        if (!(claim.Spec.AccessModes ?? []).TrueForAll(m => volume.Spec.AccessModes?.Contains(m) == true)) return false;
        if (claim.Spec.Selector is not null && !LabelSelectorExpression.From(claim.Spec.Selector).Matches(volume.Metadata.Labels)) return false;
        var asked = claim.Spec.Resources.Requests?.GetValueOrDefault("storage") ?? default(Quantity);
        return (volume.Spec.Capacity?.GetValueOrDefault("storage") ?? default) >= asked;
    }

    private static bool IsMadeOnDemand(PersistentVolumeClaim claim, NodeState node, Snapshot snapshot)
    {
        if (snapshot.View.Class(claim.Spec.StorageClassName ?? "") is not { } storage || storage.Provisioner is "" or NoProvisioner) return false;
        if (storage.AllowedTopologies is not { Count: > 0 } allowed) return true;
        return allowed.Exists(term => (term.MatchLabelExpressions ?? []).TrueForAll(e => node.Label(e.Key) is { } value && e.Values?.Contains(value) == true));
    }
}
