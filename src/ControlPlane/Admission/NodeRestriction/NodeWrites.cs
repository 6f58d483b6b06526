using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.NodeRestriction;

/// <summary>What a node may say of itself.</summary>
public static class NodeWrites
{
    // Labels under kubernetes.io and k8s.io that describe the machine; all others there are the administrator's.
    private static readonly HashSet<string> OwnLabels =
    [
        "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch", "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type",
        "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region",
        "failure-domain.kubernetes.io/zone", "failure-domain.kubernetes.io/region", "node.kubernetes.io/windows-build",
    ];

    private static readonly string[] OwnPrefixes = ["kubelet.kubernetes.io", "node.kubernetes.io"];

    /// <summary>Refuses what would steer pods to the node, or touch another one.</summary>
    public static void Check(AdmissionRequest request, string node)
    {
        var name = request.Operation == AdmissionOperation.Create ? request.Object?.Metadata.Name ?? request.Name : request.Name;
        if (name != node) throw request.Forbid($"node \"{node}\" is not allowed to modify node \"{name}\"");
        if (request.Operation == AdmissionOperation.Create && request.Object is Node created)
        {
            if (created.Spec.ConfigSource is not null) throw request.Forbid($"node \"{node}\" is not allowed to create pods with a non-nil configSource");
            Refuse(request, node, "set", (created.Metadata.Labels ?? []).Keys);
            return;
        }
        if (request.Operation != AdmissionOperation.Update || request.Object is not Node now || request.Old is not Node old) return;
        if (now.Spec.ConfigSource is not null && old.Spec.ConfigSource is null) throw request.Forbid($"node \"{node}\" is not allowed to update configSource to a new non-nil configSource");
        if (!Taints(now).SequenceEqual(Taints(old))) throw request.Forbid($"node \"{node}\" is not allowed to modify taints");
        if (!Owners(now).SequenceEqual(Owners(old))) throw request.Forbid($"node \"{node}\" is not allowed to modify ownerReferences");
        var (before, after) = (old.Metadata.Labels ?? [], now.Metadata.Labels ?? []);
        Refuse(request, node, "modify", before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key)));
    }

    /// <summary>Whether a label is not the node's own to set.</summary>
    public static bool IsRestricted(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return false;
        var domain = key[..slash];
        if (IsWithin(domain, "node-restriction.kubernetes.io")) return true;
        if (!IsWithin(domain, "kubernetes.io") && !IsWithin(domain, "k8s.io")) return false;
        return !OwnLabels.Contains(key) && !OwnPrefixes.Any(own => IsWithin(domain, own));
    }

    private static void Refuse(AdmissionRequest request, string node, string what, IEnumerable<string> labels)
    {
        var bad = labels.Where(IsRestricted).Order(StringComparer.Ordinal).ToList();
        if (bad.Count > 0) throw request.Forbid($"node \"{node}\" is not allowed to {what} the following labels: {string.Join(", ", bad)}");
    }

    private static bool IsWithin(string domain, string parent) => domain == parent || domain.EndsWith("." + parent, StringComparison.Ordinal);

    private static IEnumerable<(string, string, string)> Taints(Node node) => (node.Spec.Taints ?? []).Select(t => (t.Key, t.Value, t.Effect));

    private static IEnumerable<string> Owners(Node node) => (node.Metadata.OwnerReferences ?? []).Select(o => o.Uid);
}
