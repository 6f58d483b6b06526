using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Nodes;

internal static class NodeColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";
    private const string RoleLabel = "kubernetes.io/role";

    public static IReadOnlyList<object?> Of(Node node, DateTime now)
    {
        var info = node.Status.NodeInfo;
        return
        [
            node.Metadata.Name,
            State(node),
            Roles(node.Metadata.Labels ?? []),
            Cells.Age(node.Metadata.CreationTimestamp, now),
            info.KubeletVersion,
            Address(node, NodeAddressType.InternalIP),
            Address(node, NodeAddressType.ExternalIP),
            Known(info.OsImage),
            info.Architecture.Length > 0 && info.KernelVersion.Length > 0 ? $"{info.KernelVersion} ({info.Architecture})" : Known(info.KernelVersion),
            Known(info.ContainerRuntimeVersion),
        ];
    }

    private static string State(Node node)
    {
        var ready = (node.Status.Conditions ?? []).FindLast(c => c.Type == NodeConditionType.Ready);
        var state = ready is null ? "Unknown" : ready.Status == ConditionStatus.True ? "Ready" : "NotReady";
        return node.Spec.Unschedulable ? state + ",SchedulingDisabled" : state;
    }

    private static string Roles(Dictionary<string, string> labels)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in labels)
        {
            if (key.StartsWith(RolePrefix, StringComparison.Ordinal) && key.Length > RolePrefix.Length) roles.Add(key[RolePrefix.Length..]);
            else if (key == RoleLabel && value.Length > 0) roles.Add(value);
        }
        return roles.Count == 0 ? "<none>" : string.Join(",", roles);
    }

    private static string Address(Node node, string type) => (node.Status.Addresses ?? []).Find(a => a.Type == type)?.Address ?? "<none>";

    private static string Known(string text) => text.Length == 0 ? "<unknown>" : text;
}
